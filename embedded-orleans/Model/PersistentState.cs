namespace Orleans.Runtime;

/// <summary>A record of a grain's short-lived state, read before it is activated.</summary>
/// <typeparam name="TState">Type of the state; it has a parameterless constructor and goes through System.Text.Json.</typeparam>
public interface IPersistentState<TState>
{
    /// <summary>The state in memory.</summary>
    TState State { get; set; }

    /// <summary>Whether the record was there when last read, written or cleared.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the record.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else has changed it. The activation ends.</exception>
    Task ClearStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the state.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else has changed it. The activation ends.</exception>
    Task WriteStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the state again; a new one when there is no record.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken = default);
}

/// <summary>Marks a constructor parameter <see cref="IPersistentState{TState}"/> of a grain.</summary>
/// <param name="stateName">Name of the record among the grain's.</param>
/// <param name="storageName">Name of the store. There is one, whatever the name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>Name of the record.</summary>
    public string StateName => stateName;

    /// <summary>Name of the store.</summary>
    public string? StorageName => storageName;
}
