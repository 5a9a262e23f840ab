using Microsoft.Extensions.Hosting;

namespace CustomerConnect.Storage;

/// <summary>
/// A background service that sends work to others, and therefore stops before any of them: when the process is about to end and
/// everything else still answers.
/// </summary>
public abstract class EarlyStop : BackgroundService, IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
