using QRCoder;

namespace NewsroomApp.People;

internal static class QrCode
{
    /// <returns>An SVG without a size, dark on white in both themes, so that every camera reads it.</returns>
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(new System.Drawing.Size(180, 180), sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
