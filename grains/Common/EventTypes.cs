using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>
/// The stable names of events and the JSON they are written as. A name is never reused; a shape that changes gets the next schema
/// number and a reader for the old one. Golden files in the tests hold every shape that was ever written.
/// </summary>
public sealed class EventTypes<TEvent> where TEvent : class
{
    private readonly FrozenDictionary<Type, (string Name, int Schema, JsonTypeInfo Json)> byType;
    private readonly FrozenDictionary<(string, int), JsonTypeInfo> byName;

    /// <summary>The names of one kind's events.</summary>
    public EventTypes(params (string Name, int Schema, JsonTypeInfo Json)[] types)
    {
        byType = types.ToFrozenDictionary(t => t.Json.Type, t => t);
        byName = types.ToFrozenDictionary(t => (t.Name, t.Schema), t => t.Json);
    }

    /// <summary>Every name with its schema and type.</summary>
    public IEnumerable<(string Name, int Schema, Type Type)> All => byType.Values.Select(t => (t.Name, t.Schema, t.Json.Type));

    /// <summary>The event as it is written.</summary>
    public EventData Write(TEvent happened)
    {
        var (name, schema, json) = byType[happened.GetType()];
        return new(name, schema, JsonSerializer.SerializeToUtf8Bytes(happened, json));
    }

    /// <summary>The event as it was.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the product wrote it.</exception>
    public TEvent Read(EventData data)
    {
        if (!byName.TryGetValue((data.Type, data.Schema), out var json))
        {
            throw new InvalidOperationException(
                $"The event '{data.Type}' with schema {data.Schema} is not known to this version. Was a newer version running here?");
        }

        return (TEvent)JsonSerializer.Deserialize(data.Data.Span, json)!;
    }
}
