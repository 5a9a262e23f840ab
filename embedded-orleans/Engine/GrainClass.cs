using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Name of a grain: its class name in lower case without "Grain", and its key. Written <c>unit/1202</c>.</summary>
internal readonly record struct GrainId(string Kind, string Key)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static GrainId Parse(string value) => new(value[..value.IndexOf('/')], value[(value.IndexOf('/') + 1)..]);

    /// <inheritdoc />
    public override string ToString() => $"{Kind}/{Key}";
}

/// <summary>A grain class and how its objects are made.</summary>
internal sealed class GrainClass
{
    [ThreadStatic]
    private static Activation? _creating;

    private readonly (Type Type, string Name)[] _states;
    private readonly ObjectFactory _factory;

    /// <summary>Prepares a class.</summary>
    /// <exception cref="NotSupportedException">It has not exactly one public constructor.</exception>
    public GrainClass(Type type)
    {
        (Type, Kind) = (type, (type.Name.EndsWith("Grain", StringComparison.Ordinal) ? type.Name[..^5] : type.Name).ToLowerInvariant());
        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            throw new NotSupportedException($"{type.FullName}: a grain class has one public constructor.");
        }

        var parameters = constructors[0].GetParameters()
            .Select(p => (p.ParameterType, p.GetCustomAttribute<PersistentStateAttribute>()?.StateName))
            .Where(p => p.StateName is not null).ToList();
        _states = [.. parameters.Select(p => (typeof(PersistentState<>).MakeGenericType(p.ParameterType.GetGenericArguments()), p.StateName!))];
        _factory = ActivatorUtilities.CreateFactory(type, [.. parameters.Select(p => p.ParameterType)]);
    }

    /// <summary>The activation whose grain object this thread is making.</summary>
    public static Activation? Creating => _creating;

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>First part of the names of its grains.</summary>
    public string Kind { get; }

    /// <summary>A new grain object with its states, not read yet.</summary>
    public (Grain Grain, PersistentState[] States) Create(Activation activation, IServiceProvider services)
    {
        var states = Array.ConvertAll(_states, s => (PersistentState)Activator.CreateInstance(s.Type, activation, s.Name)!);
        _creating = activation;
        try
        {
            return ((Grain)_factory(services, states), states);
        }
        finally
        {
            _creating = null;
        }
    }
}
