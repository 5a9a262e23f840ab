using Orleans;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public interface IAmbient : IGrainWithStringKey
{
    Task<string?> ReadAsync();
}

public sealed class AmbientGrain : Grain, IAmbient
{
    public static readonly AsyncLocal<string?> Value = new();

    public Task<string?> ReadAsync() => Task.FromResult(Value.Value);
}
