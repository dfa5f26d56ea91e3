using SkiaSharp;

namespace NewsroomApp.Cli;

internal static class DemoPicture
{
    private const int Width = 1800;
    private const int Height = 1200;

    private static readonly SKColor[] _hills = [new(0xFF8FA9B8), new(0xFF5F8496), new(0xFF33586B), new(0xFF173543)];

    public static byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        Fill(surface.Canvas, SKRect.Create(Width, Height), new(0xFF34597A), new(0xFFF3B98A));
        using var sun = new SKPaint { Color = new(0xFFFFE9C4), IsAntialias = true };
        surface.Canvas.DrawCircle(1240, 520, 70, sun);
        for (var i = 0; i < _hills.Length; i++) DrawHill(surface.Canvas, i);
        DrawRiver(surface.Canvas);
        using var image = surface.Snapshot();
        using var file = image.Encode(SKEncodedImageFormat.Jpeg, quality: 88);
        return file.ToArray();
    }

    private static void DrawHill(SKCanvas canvas, int layer)
    {
        using var hill = new SKPathBuilder();
        hill.MoveTo(0, Height);
        for (var x = 0; x <= Width; x += 6) hill.LineTo(x, Ridge(layer, x));
        hill.LineTo(Width, Height);
        using var outline = hill.Detach();
        using var paint = new SKPaint { Color = _hills[layer], IsAntialias = true };
        canvas.DrawPath(outline, paint);
    }

    private static float Ridge(int layer, int x)
    {
        var along = (x / 1800.0 * Math.Tau) + (layer * 1.9);
        var wave = Math.Sin(along) + (0.45 * Math.Sin((2.3 * along) + layer)) + (0.08 * Math.Sin(11 * along));
        return (float)(560 + (135 * layer) - (wave * (95 - (12 * layer))));
    }

    private static void DrawRiver(SKCanvas canvas)
    {
        using var river = new SKPathBuilder();
        river.MoveTo(1060, 800);
        river.CubicTo(1010, 880, 1420, 900, 1180, 990);
        river.CubicTo(960, 1070, 700, 1100, 760, Height);
        river.LineTo(1300, Height);
        river.CubicTo(1150, 1120, 1330, 1060, 1390, 985);
        river.CubicTo(1500, 880, 1040, 880, 1075, 800);
        using var outline = river.Detach();
        canvas.Save();
        canvas.ClipPath(outline, SKClipOperation.Intersect, antialias: true);
        Fill(canvas, new(0, 790, Width, Height), new(0xFFF6CFA4), new(0xFF6F93AA));
        canvas.Restore();
    }

    private static void Fill(SKCanvas canvas, SKRect area, SKColor top, SKColor bottom)
    {
        using var shader = SKShader.CreateLinearGradient(
            new(0, area.Top),
            new(0, area.Bottom),
            [top, bottom],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(area, paint);
    }
}
