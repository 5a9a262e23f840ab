using System.Collections.Immutable;
using Orleans;

namespace CustomerConnect.GrainInterfaces.Tests;

[Alias("IGood")]
public interface IGood : IGrainWithStringKey
{
    [Alias("Ask")]
    Task<GoodAnswer<GoodValue>> AskAsync(GoodShape shape, int? count, ImmutableArray<GoodKind> kinds, CancellationToken cancel);

    [Alias("Do")]
    Task DoAsync(ImmutableArray<Guid> ids, ImmutableDictionary<string, GoodValue> values);
}

[GenerateSerializer, Alias("GoodKind")]
public enum GoodKind
{
    One,
}

[GenerateSerializer, Immutable, Alias("GoodValue")]
public readonly record struct GoodValue([property: Id(0)] decimal Amount, [property: Id(1)] DateTimeOffset At)
{
    public bool IsNothing => Amount == 0;
}

[GenerateSerializer, Immutable, Alias("GoodAnswer`1")]
public sealed record GoodAnswer<T>([property: Id(0)] T? Value);

[GenerateSerializer, Immutable, Alias("GoodShape")]
public abstract record GoodShape([property: Id(0)] string Name);

[GenerateSerializer, Immutable, Alias("GoodCircle")]
public sealed record GoodCircle([property: Id(0)] double Radius) : GoodShape("circle")
{
    [Id(1)]
    public GoodShape? Inner { get; init; }
}

public interface IBad : IGrainWithStringKey
{
    [Alias("Void")]
    void Void();

    Task Unnamed();

    [Alias("First")]
    Task First(BadEnum kind, Bare bare);

    [Alias("First")]
    Task Second(Changeable changeable, SameIds ids, SameAlias alias);

    [Alias("Delegates")]
    Task Delegates(Action callback);

    [Alias("Foreign")]
    Task Foreign(object anything, List<int> list, IReadOnlyList<int> view, string[] array, BadParent parent);
}

public enum BadEnum
{
    One,
}

public sealed record Bare(string Text);

[GenerateSerializer, Immutable, Alias("Changeable")]
public sealed record Changeable
{
    private int _hidden;

    [Id(0)]
    public string Text { get; set; } = "";

    public int Next() => ++_hidden;
}

[GenerateSerializer, Immutable, Alias("SameIds")]
public sealed record SameIds([property: Id(0)] int Left, [property: Id(0)] int Right);

[GenerateSerializer, Immutable, Alias("SameIds")]
public sealed record SameAlias([property: Id(0)] int Left);

[GenerateSerializer, Immutable, Alias("BadParent")]
public abstract record BadParent;

public sealed record BadChild(Stream Stream) : BadParent;
