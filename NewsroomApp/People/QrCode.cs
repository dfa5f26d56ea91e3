using QRCoder;

namespace NewsroomApp.People;

internal static class QrCode
{
    /// <summary>See https://github.com/google/google-authenticator/wiki/Key-Uri-Format.</summary>
    /// <returns>An SVG without a size, dark on white in both themes, so that every camera reads it.</returns>
    public static string OfKey(string key, string institution, string email)
    {
        var issuer = Uri.EscapeDataString(institution);
        return Svg($"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={issuer}&digits=6");
    }

    private static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(new System.Drawing.Size(180, 180), sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
