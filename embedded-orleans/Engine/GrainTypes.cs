using System.Collections.Frozen;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The grain classes of the given assemblies, found once at the start.</summary>
internal sealed class GrainTypes
{
    private readonly FrozenDictionary<Type, GrainClass> _byInterface;
    private readonly FrozenDictionary<string, GrainClass> _byKind;
    private readonly FrozenDictionary<MethodInfo, GrainMethod> _methods;

    /// <summary>Picks the grain classes out of all types.</summary>
    /// <exception cref="InvalidOperationException">An interface or a name belongs to two classes.</exception>
    /// <exception cref="NotSupportedException">A method or a constructor is not as the engine needs it.</exception>
    public GrainTypes(IEnumerable<Type> candidates)
    {
        var classes = candidates
            .Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && t.IsAssignableTo(typeof(Grain)))
            .Select(t => new GrainClass(t)).ToList();
        _byKind = classes.GroupBy(c => c.Kind).ToFrozenDictionary(g => g.Key, g => OnlyOne(g, $"name '{g.Key}'"));
        var pairs = classes.SelectMany(c => GrainInterfaces(c.Type).Select(i => (Interface: i, Class: c))).ToList();
        // An interface that others extend (what all grains of a kind have in common) names no class by itself.
        var bases = pairs.SelectMany(p => p.Interface.GetInterfaces()).ToHashSet();
        _byInterface = pairs.Where(p => p.Interface.Assembly != typeof(IGrain).Assembly && !bases.Contains(p.Interface))
            .GroupBy(p => p.Interface)
            .ToFrozenDictionary(g => g.Key, g => OnlyOne(g.Select(p => p.Class), $"interface {g.Key.Name}"));
        _methods = pairs.SelectMany(p => p.Interface.GetMethods()).Distinct()
            .ToFrozenDictionary(m => m, m => new GrainMethod(m));
    }

    /// <summary>Whether a class can be reminded.</summary>
    public bool AnyRemindable => _byKind.Values.Any(c => c.Type.IsAssignableTo(typeof(IRemindable)));

    /// <summary>The class behind an interface.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public GrainClass ClassOf(Type grainInterface) => _byInterface.TryGetValue(grainInterface, out var found)
        ? found
        : throw new ArgumentException($"No grain class implements {grainInterface.FullName}.", nameof(grainInterface));

    /// <summary>The class of a kind.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public GrainClass ClassOf(string kind) => _byKind[kind];

    /// <summary>A method of a grain interface.</summary>
    public GrainMethod Method(MethodInfo method) => _methods[method];

    private static IEnumerable<Type> GrainInterfaces(Type type) =>
        type.GetInterfaces().Where(i => i.IsAssignableTo(typeof(IGrain)));

    private static GrainClass OnlyOne(IEnumerable<GrainClass> classes, string what)
    {
        var found = classes.ToList();
        return found.Count == 1
            ? found[0]
            : throw new InvalidOperationException($"The {what} belongs to {string.Join(" and ", found.Select(c => c.Type.FullName))}.");
    }
}
