using System.Text;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Storage.Tests;

/// <summary>Appends and rows for tests.</summary>
public static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static EventData Event(string type = "test.happened", string json = """{"n":1}""") => new(type, 1, Encoding.UTF8.GetBytes(json));

    public static Append Append(string stream, int expected, int events = 1, Guid? command = null, params RowChange[] rows) =>
        new(stream, expected, command ?? Guid.NewGuid(), Noon, [.. Enumerable.Range(0, events).Select(_ => Event())], rows);

    public static RowChange Unit(string id, long version, string status = "held", string? session = null) =>
        new(ReadModelTables.Unit, id, [id, "project", version, status, 100L, "USD", session, null, null, null, 0L, version]);

    public static RowChange Due(string stream, long at) => new(ReadModelTables.Due, stream, [stream, at, 0L]);

    public static RowChange NotDue(string stream) => new(ReadModelTables.Due, stream, null);

    public static RowChange Mail(string cause, string template = "confirmation") =>
        new(ReadModelTables.Outbox, cause, [cause, template, "email", "contact", "c1", "p1", "reservation", "r1", 1L]);
}
