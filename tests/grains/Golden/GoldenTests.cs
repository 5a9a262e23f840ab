using System.Text.Json.Nodes;
using CustomerConnect.Grains;
using CustomerConnect.Grains.Allowances;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Slots;
using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Tests.Golden;

/// <summary>
/// Every event is written as its golden file says, and read from it. A file is never changed once its shape has been released: a new shape
/// gets the next schema number and a file of its own. With <c>GOLDEN_WRITE=folder</c> missing files are written there.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private static readonly Codec[] Codecs =
    [
        Codec.Of(UnitEventTypes.All), Codec.Of(SlotEventTypes.All), Codec.Of(AllowanceEventTypes.All), Codec.Of(DepositEventTypes.All),
        Codec.Of(ReservationEventTypes.All), Codec.Of(SessionEventTypes.All), Codec.Of(IdentityEventTypes.All),
    ];

    public static TheoryData<string, int> Types
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (name, schema, _) in Codecs.SelectMany(c => c.Types))
            {
                rows.Add(name, schema);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Types))]
    public void Event_is_written_and_read_as_its_golden_file_says(string name, int schema)
    {
        var codec = Codecs.Single(c => c.Types.Any(t => t.Name == name && t.Schema == schema));
        var type = codec.Types.Single(t => t.Name == name && t.Schema == schema).Type;
        var sample = Samples.All.SingleOrDefault(s => s.GetType() == type);
        sample.Should().NotBeNull("every event needs a sample");
        var written = codec.Write(sample!);
        var file = FileOf(name, schema);
        if (!File.Exists(Path.Combine(Folder, file)) && Environment.GetEnvironmentVariable("GOLDEN_WRITE") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, file), JsonNode.Parse(written.Data.Span)!.ToJsonString(new() { WriteIndented = true }) + "\n");
        }

        File.Exists(Path.Combine(Folder, file)).Should().BeTrue($"{file} holds how it is written");
        var golden = File.ReadAllBytes(Path.Combine(Folder, file));
        (written.Type, written.Schema).Should().Be((name, schema));
        JsonNode.DeepEquals(JsonNode.Parse(written.Data.Span), JsonNode.Parse(golden)).Should().BeTrue(
            $"it is written as {System.Text.Encoding.UTF8.GetString(written.Data.Span)}");
        var read = codec.Read(new(name, schema, golden));
        read.Should().BeOfType(type);
        codec.Write(read).Data.ToArray().Should().Equal(written.Data.ToArray(), "nothing of it gets lost when it is read");
    }

    [Fact]
    public void No_golden_file_is_without_its_event() =>
        Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f))
            .Should().BeEquivalentTo(Codecs.SelectMany(c => c.Types).Select(t => FileOf(t.Name, t.Schema)));

    [Fact]
    public void Names_belong_to_one_event_each() =>
        Codecs.SelectMany(c => c.Types).Select(t => (t.Name, t.Schema)).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Event_of_a_newer_version_is_said_to_be_unknown() =>
        FluentActions.Invoking(() => UnitEventTypes.All.Read(new("unit.released", 2, "{}"u8.ToArray())))
            .Should().Throw<InvalidOperationException>()
            .WithMessage("The event 'unit.released' with schema 2 is not known to this version. Was a newer version running here?");

    private static string FileOf(string name, int schema) => $"{name}.v{schema}.json";

    private sealed record Codec(
        IReadOnlyList<(string Name, int Schema, Type Type)> Types, Func<object, EventData> Write, Func<EventData, object> Read)
    {
        public static Codec Of<TEvent>(EventTypes<TEvent> types) where TEvent : class =>
            new([.. types.All], e => types.Write((TEvent)e), types.Read);
    }
}
