using System.Reflection;
using Orleans;

namespace CustomerConnect.GrainInterfaces.Tests;

/// <summary>
/// Walks everything that grain calls can carry and lists what Microsoft Orleans could not serialize, or could not share
/// without a copy. The embedded engine would not notice.
/// </summary>
internal sealed class SignatureWalk
{
    private readonly List<string> _offences = [];
    private readonly HashSet<Type> _seen = [];
    private readonly Dictionary<string, Type> _aliases = new(StringComparer.Ordinal);

    /// <summary>Offences of the given grain interfaces and all that is reachable from them.</summary>
    public static IReadOnlyList<string> Offences(params IEnumerable<Type> grainInterfaces)
    {
        var walk = new SignatureWalk();
        foreach (var type in grainInterfaces)
        {
            walk.WalkInterface(type);
        }

        return walk._offences;
    }

    /// <summary>Offences of the given records that grains keep with the engine, and all that is reachable from them.</summary>
    public static IReadOnlyList<string> OffencesOfStates(IEnumerable<Type> states)
    {
        var walk = new SignatureWalk();
        foreach (var type in states)
        {
            walk.Walk(type, "a grain");
        }

        return walk._offences;
    }

    private void WalkInterface(Type type)
    {
        CheckAlias(type);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in type.GetMethods())
        {
            var at = $"{Name(type)}.{method.Name}";
            var alias = method.GetCustomAttribute<AliasAttribute>()?.Alias;
            Check(alias is not null, $"{at} has no [Alias]");
            Check(alias is null || names.Add(alias), $"{at} shares the alias '{alias}' with another method");
            WalkResult(method.ReturnType, at);
            foreach (var parameter in method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken)))
            {
                Walk(parameter.ParameterType, $"{at}({parameter.Name})");
            }
        }
    }

    private void WalkResult(Type result, string at)
    {
        var isOfT = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Task<>);
        Check(isOfT || result == typeof(Task), $"{at} returns {Name(result)}, not Task or Task<T>");
        if (isOfT)
        {
            Walk(result.GetGenericArguments()[0], $"{at} result");
        }
    }

    private void Walk(Type type, string at)
    {
        if (CarriedTypes.IsPlain(type) || !_seen.Add(type))
        {
            return;
        }

        if (CarriedTypes.IsContainer(type))
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Walk(argument, at);
            }

            return;
        }

        if (CarriedTypes.IsForeign(type))
        {
            _offences.Add($"{at} carries {Name(type)}, which is no plain value, immutable collection or type of ours");
            return;
        }

        WalkOurs(type);
    }

    private void WalkOurs(Type type)
    {
        Check(type.GetCustomAttribute<GenerateSerializerAttribute>(false) is not null, $"{Name(type)} has no [GenerateSerializer]");
        CheckAlias(type);
        if (type.IsEnum)
        {
            return;
        }

        Check(type.GetCustomAttribute<ImmutableAttribute>(false) is not null, $"{Name(type)} has no [Immutable]");
        WalkMembers(type);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Walk(parent, Name(type));
        }

        foreach (var child in type.Assembly.GetTypes().Where(t => t.BaseType == type))
        {
            Walk(child, Name(type));
        }
    }

    private void WalkMembers(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var ids = new HashSet<uint>();
        foreach (var field in type.GetFields(own))
        {
            var property = field.Name.StartsWith('<') ? type.GetProperty(field.Name[1..field.Name.IndexOf('>')], own) : null;
            MemberInfo member = property is null ? field : property;
            var at = $"{Name(type)}.{member.Name}";
            var id = member.GetCustomAttribute<IdAttribute>()?.Id;
            Check(field.IsInitOnly, $"{at} can be changed");
            Check(id is not null, $"{at} has no [Id]");
            Check(id is null || ids.Add(id.Value), $"{at} shares the id {id} with another member");
            Walk(field.FieldType, at);
        }
    }

    private void CheckAlias(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var alias = definition.GetCustomAttribute<AliasAttribute>(false)?.Alias;
        Check(alias is not null, $"{Name(type)} has no [Alias]");
        Check(
            alias is null || _aliases.TryAdd(alias, definition) || _aliases[alias] == definition,
            $"{Name(type)} shares the alias '{alias}' with another type");
    }

    private void Check(bool holds, string offence)
    {
        if (!holds && !_offences.Contains(offence, StringComparer.Ordinal))
        {
            _offences.Add(offence);
        }
    }

    private static string Name(Type type) => type.Name.Split('`')[0];
}
