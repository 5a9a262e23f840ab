namespace Orleans.Embedded;

/// <summary>One grain waits for another.</summary>
internal readonly record struct Wait(Activation Caller, Call Call, Activation Target);

/// <summary>Which grains wait for which. A grain that waits in a circle waits for ever, as each runs one call at a time.</summary>
internal sealed class WaitGraph
{
    private readonly Dictionary<Activation, List<Wait>> _waits = [];

    /// <summary>The caller waits until the target has answered.</summary>
    public void Add(Activation caller, Call call, Activation target)
    {
        if (!_waits.TryGetValue(caller, out var waits))
        {
            _waits[caller] = waits = [];
        }

        waits.Add(new Wait(caller, call, target));
    }

    /// <summary>Circles, each as the waits along it; enough of them that breaking one wait of each leaves none.</summary>
    public IEnumerable<IReadOnlyList<Wait>> Circles()
    {
        var done = new HashSet<Activation>();
        var onPath = new HashSet<Activation>();
        foreach (var start in _waits.Keys)
        {
            var path = new Stack<(Activation At, int Next)>();
            Enter(start);
            while (path.TryPop(out var step))
            {
                if (!_waits.TryGetValue(step.At, out var waits) || step.Next == waits.Count)
                {
                    onPath.Remove(step.At);
                    done.Add(step.At);
                    continue;
                }

                path.Push((step.At, step.Next + 1));
                var wait = waits[step.Next];
                if (onPath.Contains(wait.Target))
                {
                    // The wait just taken by every grain on the path, from the target to here.
                    yield return [.. path.Reverse().SkipWhile(s => s.At != wait.Target).Select(s => _waits[s.At][s.Next - 1])];
                }
                else
                {
                    Enter(wait.Target);
                }
            }

            void Enter(Activation activation)
            {
                if (!done.Contains(activation) && onPath.Add(activation))
                {
                    path.Push((activation, 0));
                }
            }
        }
    }
}
