using System.Globalization;
using System.Text;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>
/// A row as PostgreSQL's text form of a composite value (https://www.postgresql.org/docs/15/rowtypes.html, "Composite Type Input
/// and Output Syntax"). Measured against JSON in docs/adr/0011-append-group.md.
/// </summary>
internal sealed class RowText
{
    private readonly StringBuilder _text = new(512);

    /// <summary>The text of these values.</summary>
    public string Of(object?[] values)
    {
        _text.Clear().Append('(');
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            switch (values[i])
            {
                case string text:
                    Quote(text);
                    break;
                case long number:
                    _text.Append(CultureInfo.InvariantCulture, $"{number}");
                    break;
                case double number:
                    _text.Append(CultureInfo.InvariantCulture, $"{number:R}");
                    break;
                default:
                    // Nothing between two commas is null.
                    break;
            }
        }

        return _text.Append(')').ToString();
    }

    private void Quote(string text)
    {
        _text.Append('"');
        if (text.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            _text.Append(text);
        }
        else
        {
            foreach (var character in text)
            {
                if (character is '"' or '\\')
                {
                    _text.Append('\\');
                }

                _text.Append(character);
            }
        }

        _text.Append('"');
    }
}
