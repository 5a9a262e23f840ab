using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Stands for a grain: every method call on it goes to the grain's queue.</summary>
internal class GrainReference : DispatchProxy, IAddressable
{
    private GrainEngine _engine = null!;
    private GrainClass _class = null!;
    private GrainId _id;
    private Activation? _activation;

    public static TInterface To<TInterface>(GrainEngine engine, GrainClass grainClass, string key)
    {
        var proxy = Create<TInterface, GrainReference>()!;
        var reference = (GrainReference)(object)proxy;
        (reference._engine, reference._class, reference._id) = (engine, grainClass, new GrainId(grainClass.Kind, key));
        return proxy;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = _engine.Types.Method(targetMethod!).NewCall(args ?? []);
        _activation = _engine.Post(call, _activation, _class, _id);
        return call.Answer;
    }
}
