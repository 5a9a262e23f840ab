using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Hosting;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Web.Tests.Hosting;

public sealed class PacedServiceTests
{
    [Fact]
    public async Task Turn_that_fails_ends_neither_the_service_nor_the_process()
    {
        using var service = new Troubled(new StorageUnavailableException("away"), new InvalidOperationException("a fault of ours"));
        await service.StartAsync(default);

        await service.Worked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        service.ExecuteTask!.IsCompleted.Should().BeFalse();
        await service.StopAsync(default);
        service.ExecuteTask.IsCompletedSuccessfully.Should().BeTrue();
    }

    private sealed class Troubled(params Exception[] troubles)
        : PacedService(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private readonly Queue<Exception> _troubles = new(troubles);

        public TaskCompletionSource Worked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override string Work => "A test";

        protected override Task TurnAsync(CancellationToken cancel)
        {
            if (_troubles.TryDequeue(out var trouble))
            {
                throw trouble;
            }

            Worked.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
