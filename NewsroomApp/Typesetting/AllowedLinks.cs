using System.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting;

internal static class AllowedLinks
{
    private static readonly string[] _schemes = ["https", "http", "mailto", "tel"];

    public static bool Has(string address)
    {
        // Markdig 1.6 cannot write an unpaired surrogate in an address.
        if (address.EnumerateRunes().Contains(Rune.ReplacementChar)) return false;
        if (
            address.StartsWith('#')
            || (
                address.StartsWith('/')
                && !address.StartsWith("//", StringComparison.Ordinal)
                && !address.Contains('\\')
            )
        )
            return true;
        var scheme = address.IndexOf(':');
        return scheme > 0 && _schemes.Contains(address[..scheme], StringComparer.OrdinalIgnoreCase);
    }
}

internal sealed class AllowedLinkRenderer : HtmlObjectRenderer<LinkInline>
{
    private static readonly LinkInlineRenderer _printed = new() { Rel = "noopener" };

    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        if (obj.IsImage || !AllowedLinks.Has(obj.Url ?? "")) renderer.WriteChildren(obj);
        else _printed.Write(renderer, obj);
    }
}

internal sealed class AllowedAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    private static readonly AutolinkInlineRenderer _printed = new() { Rel = "noopener" };

    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        // For sheet.css: the text is the address already, so paper does not repeat it.
        obj.GetAttributes().AddClass("bare");
        if (obj.IsEmail || AllowedLinks.Has(obj.Url)) _printed.Write(renderer, obj);
        else renderer.WriteEscape(obj.Url);
    }
}
