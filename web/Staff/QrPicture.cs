using QRCoder;

namespace CustomerConnect.Web.Staff;

/// <summary>QR codes as pictures.</summary>
internal static class QrPicture
{
    private const int SvgPixelsPerModule = 4;
    private const int PngPixelsPerModule = 20;
    private const string Issuer = "Customer Connect";

    /// <summary>What an authenticator app reads: issuer, account and secret (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    public static string OfAuthenticator(string email, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{Issuer}:{email}")}?secret={secret}&issuer={Uri.EscapeDataString(Issuer)}";

    /// <summary>As SVG.</summary>
    public static IResult Svg(string text)
    {
        using var data = Data(text);
        using var code = new SvgQRCode(data);
        return Results.Text(code.GetGraphic(SvgPixelsPerModule), "image/svg+xml");
    }

    /// <summary>As PNG, to be kept under a name.</summary>
    public static IResult Png(string text, string name)
    {
        using var data = Data(text);
        using var code = new PngByteQRCode(data);
        return Results.File(code.GetGraphic(PngPixelsPerModule), "image/png", $"{name}.png");
    }

    private static QRCodeData Data(string text)
    {
        using var generator = new QRCodeGenerator();
        // Q: a quarter of it may be scratched off a door.
        return generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);
    }
}
