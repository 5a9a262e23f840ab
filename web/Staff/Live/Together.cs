namespace CustomerConnect.Web.Staff.Live;

/// <summary>Questions that come while others are being answered wait, and are then answered together: however many ask, one is at work.</summary>
/// <param name="answer">Answers all that have come, in their order.</param>
public sealed class Together<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> answer)
{
    private readonly Lock _lock = new();
    private List<Asked> _waiting = [];
    private bool _answering;

    /// <summary>The answer, made after the question came. Fails as <c>answer</c> does, for all whom that would have answered.</summary>
    /// <exception cref="OperationCanceledException">Who asked does not wait any more; the others do.</exception>
    public Task<TAnswer> AskAsync(TQuestion question, CancellationToken cancel)
    {
        var asked = new Asked(question, new(TaskCreationOptions.RunContinuationsAsynchronously));
        bool first;
        lock (_lock)
        {
            _waiting.Add(asked);
            first = !_answering;
            _answering = true;
        }

        if (first)
        {
            _ = AnswerAsync(); // What fails is told to who asked.
        }

        return asked.Answer.Task.WaitAsync(cancel);
    }

    private async Task AnswerAsync()
    {
        while (Take() is { Count: > 0 } asked)
        {
            try
            {
                var answers = await answer([.. asked.Select(a => a.Question)]);
                for (var i = 0; i < asked.Count; i++)
                {
                    asked[i].Answer.SetResult(answers[i]);
                }
            }
            catch (Exception e)
            {
                asked.ForEach(a => a.Answer.TrySetException(e));
            }
        }
    }

    private List<Asked> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _waiting = [];
            _answering = taken.Count > 0;
            return taken;
        }
    }

    private sealed record Asked(TQuestion Question, TaskCompletionSource<TAnswer> Answer);
}
