using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain class and how its objects are made.</summary>
internal sealed class GrainClass
{
    private readonly (Type Type, string Name)[] _states;
    private readonly ObjectFactory _factory;

    /// <summary>Prepares a class.</summary>
    /// <exception cref="NotSupportedException">It has not exactly one public constructor.</exception>
    public GrainClass(Type type)
    {
        Type = type;
        var name = type.Name.EndsWith("Grain", StringComparison.Ordinal) ? type.Name[..^5] : type.Name;
        Name = new GrainType(name.ToLowerInvariant());
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

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>Its kind.</summary>
    public GrainType Name { get; }

    /// <summary>Whether it needs a database.</summary>
    public bool NeedsDatabase => _states.Length > 0 || Type.IsAssignableTo(typeof(IRemindable));

    /// <summary>A new grain object with its states, not read yet.</summary>
    public (Grain Grain, PersistentState[] States) Create(Activation activation, StateTable table)
    {
        var states = Array.ConvertAll(_states, s => (PersistentState)Activator.CreateInstance(s.Type, activation, s.Name, table)!);
        return ((Grain)_factory(activation.ActivationServices, states), states);
    }
}
