using System.Text;
using System.Text.RegularExpressions;

namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>
/// Finds a file's encoding as XML does (byte order mark, then declaration, then UTF-8), so that the text can pass through
/// <see cref="MarkupGuard"/> before the XML reader sees it.
/// </summary>
internal static partial class FeedEncoding
{
    private const int Peek = 256;

    /// <summary>A reader of the stream's text that fails on bytes the encoding does not have. Does not close the stream.</summary>
    /// <exception cref="FeedRefusedException">The declaration names an encoding that is not known.</exception>
    public static async Task<StreamReader> OpenAsync(Stream stream, CancellationToken cancel)
    {
        var start = new byte[Peek];
        var length = await stream.ReadAtLeastAsync(start, Peek, throwOnEndOfStream: false, cancel);
        var encoding = Find(start.AsSpan(0, length));
        return new StreamReader(
            new Rejoined(start.AsMemory(0, length), stream), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 32_768);
    }

    private static Encoding Find(ReadOnlySpan<byte> start)
    {
        // UTF-16 without a mark: "<" and a zero, in one order or the other.
        if (start is [(byte)'<', 0, ..] or [0xFF, 0xFE, ..])
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        if (start is [0, (byte)'<', ..] or [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        var declared = Declaration().Match(Encoding.Latin1.GetString(start));
        var name = declared.Success ? declared.Groups["name"].Value : "utf-8";
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException e)
        {
            throw new FeedRefusedException($"the encoding \"{name}\" is not known. Write the feed in UTF-8.", 1, e);
        }
    }

    [GeneratedRegex("""^(?:\xEF\xBB\xBF)?<\?xml\s[^>]*encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    /// <summary>The bytes that were looked at, and then the rest.</summary>
    private sealed class Rejoined(ReadOnlyMemory<byte> start, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            _start.IsEmpty ? rest.Read(buffer, offset, count) : FromStart(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _start.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(FromStart(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int FromStart(Span<byte> target)
        {
            var count = Math.Min(target.Length, _start.Length);
            _start[..count].Span.CopyTo(target);
            _start = _start[count..];
            return count;
        }
    }
}
