using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerConnect.Storage.Schema;

/// <summary>A numbered SQL script, an embedded resource <c>…Schema.{dialect}.NNNN_name.sql</c>.</summary>
/// <param name="Name">Its file name, such as <c>0001_event_log.sql</c>.</param>
/// <param name="Sha">SHA-256 of its text with line feeds alone, in hexadecimal.</param>
/// <param name="Sql">Its text.</param>
public sealed partial record SchemaScript(string Name, string Sha, string Sql)
{
    /// <summary>
    /// Whose number it is: the log 0 (0001–0099), the catalog 1, people and sign-in 2, the grain engines 3, the web 4 (0400 and up).
    /// </summary>
    public int Range => RangeOf(Name);

    /// <summary>The scripts of a dialect in these assemblies, by number and then by name.</summary>
    /// <exception cref="SchemaException">Two scripts have one name, or a script is not named NNNN_name.sql.</exception>
    public static IReadOnlyList<SchemaScript> Find(Dialect dialect, IEnumerable<Assembly> assemblies)
    {
        var folder = dialect == Dialect.Sqlite ? ".Schema.sqlite." : ".Schema.postgres.";
        var scripts = new SortedDictionary<string, SchemaScript>(StringComparer.Ordinal);
        foreach (var assembly in assemblies.Distinct())
        {
            foreach (var resource in assembly.GetManifestResourceNames())
            {
                var at = resource.IndexOf(folder, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var script = Read(assembly, resource, resource[(at + folder.Length)..]);
                if (!scripts.TryAdd(script.Name, script))
                {
                    throw new SchemaException($"Two schema scripts are named {script.Name}.");
                }
            }
        }

        return [.. scripts.Values];
    }

    internal static int RangeOf(string name) => Math.Min(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture) / 100, 4);

    private static SchemaScript Read(Assembly assembly, string resource, string name)
    {
        if (!FileName().IsMatch(name))
        {
            throw new SchemaException($"The schema script {name} is not named like 0001_event_log.sql.");
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new SchemaScript(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))), sql);
    }

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$", RegexOptions.None, 1000)]
    private static partial Regex FileName();
}
