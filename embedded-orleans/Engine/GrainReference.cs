using System.Reflection;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Stands for a grain: every method call on it goes to the grain's queue. Equal when the grains are.</summary>
public class GrainReference : DispatchProxy, IAddressable
{
    private GrainEngine _engine = null!;
    private GrainClass _class = null!;
    private Activation? _activation;

    /// <summary>Kind and key.</summary>
    public GrainId GrainId { get; private set; }

    internal IGrainFactory Factory => _engine;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainReference other && other.GrainId == GrainId;

    /// <inheritdoc />
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => GrainId.ToString();

    internal static TInterface To<TInterface>(GrainEngine engine, GrainClass grainClass, GrainId id)
    {
        var proxy = Create<TInterface, GrainReference>()!;
        var reference = (GrainReference)(object)proxy;
        (reference._engine, reference._class, reference.GrainId) = (engine, grainClass, id);
        return proxy;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = _engine.Types.Method(targetMethod!).NewCall(args ?? []);
        _activation = _engine.Post(call, _activation, _class, GrainId);
        return call.Answer;
    }
}
