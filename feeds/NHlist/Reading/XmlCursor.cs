using System.Text;
using System.Xml;

namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>Where an element stands in the file.</summary>
/// <param name="Line">Line of its tag, from 1.</param>
/// <param name="Column">Column of its name, from 1.</param>
/// <param name="Path">Its path, such as <c>/Builders/Corporation[1]/Builder[2]</c>.</param>
public readonly record struct FeedPlace(int Line, int Column, string Path);

/// <summary>
/// Walks the elements of a feed forward, never holding more than one tag or text. No DTD, no outside file, no entity but XML's own;
/// depth, names, tags and texts are bounded by <see cref="FeedLimits"/>.
/// </summary>
internal sealed class XmlCursor : IDisposable
{
    private const int TextKept = 100_000;
    private readonly MarkupGuard _guard;
    private readonly XmlReader _reader;
    private readonly FeedLimits _limits;
    private readonly char[] _chunk = new char[4096];

    private XmlCursor(MarkupGuard guard, FeedLimits limits)
    {
        (_guard, _limits) = (guard, limits);
        _reader = XmlReader.Create(guard, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BoundedNames(limits.Names),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
    }

    public string Name => _reader.LocalName;

    public static async Task<XmlCursor> OpenAsync(Stream stream, FeedLimits limits, CancellationToken cancel) =>
        new(new MarkupGuard(await FeedEncoding.OpenAsync(stream, cancel), limits, cancel), limits);

    /// <summary>Goes to the root element.</summary>
    public Task RootAsync() => GuardedAsync(() => _reader.MoveToContentAsync());

    public string? Attribute(string name) => _reader.GetAttribute(name);

    public FeedPlace Place(string path)
    {
        var info = (IXmlLineInfo)_reader;
        return new FeedPlace(info.LineNumber, info.LinePosition, path);
    }

    /// <summary>
    /// Calls <paramref name="child"/> at each child element of the element the cursor stands on, which reads or skips it, and stops at
    /// its end: what follows is not looked at before what came is dealt with. Text between children is passed over.
    /// </summary>
    public async Task ChildrenAsync(Func<string, Task> child)
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (await ReadAsync(depth))
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                await child(_reader.LocalName);
            }
        }
    }

    /// <summary>Goes to the end of the element the cursor stands on.</summary>
    public Task SkipAsync() => ChildrenAsync(_ => SkipAsync());

    /// <summary>The text of the element the cursor stands on, white space folded, null when empty; goes to its end.</summary>
    public async Task<string?> TextAsync()
    {
        if (_reader.IsEmptyElement)
        {
            return null;
        }

        var text = new StringBuilder();
        var depth = _reader.Depth;
        while (await ReadAsync(depth))
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                await AppendAsync(text);
            }
        }

        return Fold(text);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _guard.Dispose();
    }

    private async Task AppendAsync(StringBuilder text)
    {
        int count;
        while ((count = await ValueAsync()) > 0)
        {
            if (text.Length + count > TextKept)
            {
                throw new FeedRefusedException($"the text of an element is longer than {TextKept:N0} characters.", Place("").Line);
            }

            text.Append(_chunk, 0, count);
        }
    }

    private static string? Fold(StringBuilder text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToString().Trim())
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.Length == 0 ? null : folded.ToString();
    }

    private async Task<int> ValueAsync()
    {
        var count = 0;
        await GuardedAsync(async () => count = await _reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length));
        return count;
    }

    // To the next node; false at the end of the element at the depth given.
    private async Task<bool> ReadAsync(int depth)
    {
        await GuardedAsync(() => _reader.ReadAsync());
        if (_reader.Depth > _limits.Depth)
        {
            throw new FeedRefusedException($"elements lie more than {_limits.Depth} deep.", Place("").Line);
        }

        return !_reader.EOF && (_reader.NodeType != XmlNodeType.EndElement || _reader.Depth > depth);
    }

    private async Task GuardedAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (XmlException e)
        {
            // The reader speaks of settings and names no line; whoever sends a feed needs to know what to leave out, and where it is.
            var isDtd = e.Message.Contains("DTD", StringComparison.Ordinal);
            var line = isDtd ? _guard.DeclarationLine : Math.Max(1, e.LineNumber > 0 ? e.LineNumber : Place("").Line);
            var why = isDtd
                ? "a document type definition (DTD) is not accepted. Leave it out."
                : $"this is not well-formed XML: {e.Message}";
            throw new FeedRefusedException(why, line, e);
        }
        catch (System.Text.DecoderFallbackException e)
        {
            throw new FeedRefusedException("there are bytes that are no text in the file's encoding.", _guard.Line, e);
        }
    }
}
