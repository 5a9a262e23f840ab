using System.Collections.Immutable;

namespace CustomerConnect.GrainInterfaces.Tests;

/// <summary>What both engines carry without a word of ours, and what may contain it.</summary>
internal static class CarriedTypes
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTimeOffset), typeof(DateTime), typeof(TimeSpan),
        typeof(DateOnly), typeof(TimeOnly),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    /// <summary>A value without parts.</summary>
    public static bool IsPlain(Type type) =>
        Plain.Contains(type) || (type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr));

    /// <summary>A collection that nobody can change, or a value that may be missing.</summary>
    public static bool IsContainer(Type type) => type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition());

    /// <summary>A type that is not written by us, or that is no value: object, delegate, interface, array, task.</summary>
    public static bool IsForeign(Type type) =>
        type.IsArray || type.IsInterface || type.IsGenericParameter || type.IsAssignableTo(typeof(Delegate))
        || type.Assembly.GetName().Name?.StartsWith("CustomerConnect.", StringComparison.Ordinal) != true;
}
