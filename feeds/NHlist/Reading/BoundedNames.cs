using System.Xml;

namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>The XML reader keeps every name it has seen for as long as it lives: not more than so many.</summary>
internal sealed class BoundedNames(int limit) : NameTable
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Add(char[] key, int start, int len) => Keep(base.Add(key, start, len));

    /// <inheritdoc />
    public override string Add(string key) => Keep(base.Add(key));

    private string Keep(string name)
    {
        if (_names.Count >= limit && !_names.Contains(name))
        {
            throw new XmlException($"there are more than {limit:N0} different names of elements and attributes.");
        }

        _names.Add(name);
        return name;
    }
}
