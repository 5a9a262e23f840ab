using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>The object of an active grain, with the services of its own scope.</summary>
internal sealed class LiveGrain : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private LiveGrain(Grain grain, AsyncServiceScope scope) => (Grain, _scope) = (grain, scope);

    public Grain Grain { get; }

    /// <summary>Makes the object, reads its states and activates it, within <see cref="Limits.ResponseTimeout"/>.</summary>
    public static async Task<LiveGrain> ActivateAsync(Activation activation, GrainClass grainClass)
    {
        using var patience = new CancellationTokenSource(Limits.ResponseTimeout, activation.Engine.Time);
        var scope = activation.Engine.Services.CreateAsyncScope();
        try
        {
            var (grain, states) = grainClass.Create(activation, scope.ServiceProvider);
            foreach (var state in states)
            {
                await state.ReadStateAsync(patience.Token);
            }

            await grain.OnActivateAsync(patience.Token);
            return new LiveGrain(grain, scope);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Grain is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            (Grain as IDisposable)?.Dispose();
        }

        await _scope.DisposeAsync();
    }
}
