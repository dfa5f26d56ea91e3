using System.Security.Cryptography;
using System.Text;
using MudBlazor;

namespace NewsroomApp.Desk;

/// <summary>
/// MudBlazor's variables as a stylesheet, made once: its own provider keeps two copies of them for every open page, and
/// asks each browser by script whether it is dark. Colour contrasts meet WCAG 2.2 level AA (1.4.3).
/// </summary>
public sealed class DeskTheme(Institution institution)
{
    public const string Path = "/desk.css";

    private static readonly string[] _face =
    [
        "system-ui",
        "Segoe UI",
        "Roboto",
        "Helvetica Neue",
        "Noto Sans",
        "sans-serif",
    ];

    private static readonly PaletteDark _dark = new()
    {
        Primary = "#8ab8e6",
        PrimaryContrastText = "#0d1620",
        Secondary = "#d3b89f",
        Background = "#141513",
        Surface = "#1d1e1c",
        AppbarBackground = "#1d1e1c",
        AppbarText = "#ecebe6",
        TextPrimary = "#ecebe6",
        TextSecondary = "#b3b0a8",
        ActionDefault = "#b3b0a8",
        LinesDefault = "#3a3b38",
        TableLines = "#3a3b38",
        Divider = "#3a3b38",
        Success = "#7fc796",
        SuccessContrastText = "#0d1620",
        Warning = "#e5b567",
        WarningContrastText = "#0d1620",
        Error = "#f2938f",
        ErrorContrastText = "#0d1620",
        Info = "#8ab8e6",
        InfoContrastText = "#0d1620",
    };

    private static readonly Typography _typography = new()
    {
        Default = new DefaultTypography
        {
            FontFamily = _face,
            FontSize = "1rem",
            LetterSpacing = "normal",
        },
        Button = new ButtonTypography
        {
            FontFamily = _face,
            FontSize = ".9375rem",
            FontWeight = "600",
            TextTransform = "none",
            LetterSpacing = "normal",
        },
    };

    private Made? _made;

    /// <summary>Contains part of the hash, so that browsers may cache the sheet for ever.</summary>
    public string Address => Now.Address;

    public byte[] Css => Now.Css;

    private Made Now =>
        _made is { } made && made.Colour == institution.AccentColour ? made : _made = Make(institution.AccentColour);

    private static Made Make(string colour)
    {
        var theme = new MudTheme
        {
            PaletteLight = Light(colour),
            PaletteDark = _dark,
            Typography = _typography,
            LayoutProperties = new() { DefaultBorderRadius = "3px", AppbarHeight = "3.25rem" },
        };
        var light = Variables.Of(theme, dark: false);
        var dark = string.Concat(Variables.Of(theme, dark: true).Except(light));
        var css = Encoding.UTF8.GetBytes(
            $":root{{{string.Concat(light)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        );
        return new(colour, css, $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(css).AsSpan(0, 4))}");
    }

    private static PaletteLight Light(string accent) =>
        new()
        {
            Primary = accent,
            Secondary = "#5b4636",
            Background = "#f6f5f2",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1c1c1a",
            TextPrimary = "#1c1c1a",
            TextSecondary = "#55534d",
            ActionDefault = "#55534d",
            LinesDefault = "#dedbd3",
            TableLines = "#dedbd3",
            Divider = "#dedbd3",
            Success = "#1e6b3a",
            Warning = "#8a5300",
            Error = "#a3231f",
            Info = "#2b5a86",
        };

    private sealed record Made(string Colour, byte[] Css, string Address);

    private sealed class Variables : MudThemeProvider
    {
        public static string[] Of(MudTheme theme, bool dark)
        {
            var css = new StringBuilder();
#pragma warning disable MUD0012 // Nothing renders it.
            var provider = new Variables { Theme = theme, IsDarkMode = dark };
#pragma warning restore MUD0012
            provider.OnInitialized();
            provider.GenerateTheme(css);
            return css.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
