using System.Reflection;
using System.Text.Json;

namespace CustomerConnect.Web.Hosting;

/// <summary>
/// The bundled styles, scripts and fonts: embedded in this assembly, named by their content, so that an address never changes its
/// meaning.
/// </summary>
public sealed class AssetManifest
{
    private const string Folder = "build/";
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, Asset> _assets;

    /// <summary>Reads the manifest and all files.</summary>
    /// <exception cref="InvalidOperationException">The build has left them out.</exception>
    public AssetManifest()
    {
        var assembly = typeof(AssetManifest).Assembly;
        _assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        if (!_assets.TryGetValue("manifest.json", out var manifest))
        {
            throw new InvalidOperationException("The browser's files are missing. Build the web project once more; it needs node and npm.");
        }

        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(manifest.Bytes)!;
    }

    /// <summary>The address of a file by its logical name, such as <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such file is bundled.</exception>
    public string this[string name] => $"/build/{_names[name]}";

    /// <summary>The file with this content-hashed name and its Brotli twin where there is one, or null.</summary>
    public (Asset Plain, Asset? Brotli)? Find(string file) =>
        _assets.TryGetValue(file, out var plain) ? (plain, _assets.GetValueOrDefault(file + ".br")) : null;

    private static Asset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(bytes);
    }

    /// <summary>Bytes of a file.</summary>
    public sealed record Asset(byte[] Bytes);
}
