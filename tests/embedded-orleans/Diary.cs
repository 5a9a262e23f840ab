using System.Collections.Concurrent;
using CustomerConnect.TestSupport;

namespace CustomerConnect.EmbeddedOrleans.Tests;

/// <summary>What grains did, in order, and doors that hold them up until the test opens them.</summary>
public sealed class Diary
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _doors = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line) => _lines.Enqueue(line);

    public int Count(string line) => _lines.Count(l => l == line);

    public Task WaitForAsync(string line, int times = 1) =>
        Eventually.HoldsAsync(() => Count(line) >= times, $"'{line}' is written {times} times in: {string.Join(" | ", Lines)}");

    public Task PassAsync(string door) => Door(door).Task;

    public void Open(string door) => Door(door).TrySetResult();

    private TaskCompletionSource Door(string door) =>
        _doors.GetOrAdd(door, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
