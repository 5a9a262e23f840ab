namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>
/// Stands before the XML reader, which keeps a whole tag, and a whole text when asked for it, in memory: follows the markup just far
/// enough to refuse a tag or a text that is too long, and a file that is. Comments and the like pass: the reader keeps none of them.
/// </summary>
internal sealed class MarkupGuard(TextReader text, FeedLimits limits, CancellationToken cancel) : TextReader
{
    private State _state = State.Text;
    private char _quote;
    private string _end = "";
    private char _beforeLast;
    private char _last;
    private int _run;
    private long _total;

    private enum State
    {
        Text,
        Tag,
        Quoted,
        Bang,
        UntilEnd,
    }

    /// <summary>Line of the next character, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Line of the last declaration (<c>&lt;!DOCTYPE</c>), 0 when there was none: the XML reader does not say it.</summary>
    public long DeclarationLine { get; private set; }

    /// <inheritdoc />
    public override int Peek() => text.Peek();

    /// <inheritdoc />
    public override int Read()
    {
        var single = new char[1];
        return Read(single, 0, 1) == 0 ? -1 : single[0];
    }

    /// <inheritdoc />
    public override int Read(char[] buffer, int index, int count) => Watch(buffer.AsSpan(index, text.Read(buffer, index, count)));

    /// <inheritdoc />
    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        cancel.ThrowIfCancellationRequested();
        return Watch(buffer.AsSpan(index, await text.ReadAsync(buffer.AsMemory(index, count), cancel)));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Watch(ReadOnlySpan<char> read)
    {
        _total += read.Length;
        if (_total > limits.Characters)
        {
            throw new FeedRefusedException($"the file is longer than {limits.Characters:N0} characters.", Line);
        }

        foreach (var c in read)
        {
            Step(c);
            if (c == '\n')
            {
                Line++;
            }
        }

        return read.Length;
    }

    private void Step(char c)
    {
        switch (_state)
        {
            case State.Text when c == '<':
                Enter(State.Tag);
                break;
            case State.Text:
                Count(limits.TextCharacters, "a text");
                break;
            case State.Tag when _run == 0 && (c is '!' or '?'):
                StartSpecial(c);
                break;
            case State.Tag when c == '>':
                Enter(State.Text);
                break;
            case State.Tag:
                Count(limits.TagCharacters, "a tag");
                if (c is '"' or '\'')
                {
                    (_state, _quote) = (State.Quoted, c);
                }

                break;
            case State.Quoted:
                Count(limits.TagCharacters, "a tag");
                _state = c == _quote ? State.Tag : State.Quoted;
                break;
            case State.Bang:
                // "<!-" is a comment, "<![" a CDATA section; anything else the XML reader refuses.
                (_state, _end) = (State.UntilEnd, c switch { '-' => "-->", '[' => "]]>", _ => ">" });
                DeclarationLine = _end == ">" ? Line : DeclarationLine;
                break;
            default:
                FindEnd(c);
                break;
        }
    }

    private void StartSpecial(char c)
    {
        Enter(c == '!' ? State.Bang : State.UntilEnd);
        _end = "?>";
    }

    private void FindEnd(char c)
    {
        if (_end == "]]>")
        {
            Count(limits.TextCharacters, "a text");
        }

        var ended = c == '>' && (_end is ">" || (_last == _end[^2] && (_end.Length == 2 || _beforeLast == _end[0])));
        (_beforeLast, _last) = (_last, c);
        if (ended)
        {
            Enter(State.Text);
        }
    }

    private void Enter(State state) => (_state, _run, _beforeLast, _last) = (state, 0, '\0', '\0');

    private void Count(int limit, string what)
    {
        if (++_run > limit)
        {
            throw new FeedRefusedException($"{what} is longer than {limit:N0} characters.", Line);
        }
    }
}
