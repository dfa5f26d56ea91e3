using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>What a page of the web has around its text. What a sheet of styles hides cannot be known.</summary>
internal static class WebPage
{
    public static void TakeOut(IDocument document, NotTaken notTaken)
    {
        foreach (var element in document.Body!.QuerySelectorAll("*").ToList())
        {
            if (WhatIs(element) is not { } what || !document.Body.Contains(element)) continue;
            if (!string.IsNullOrWhiteSpace(element.TextContent)) notTaken.Add(what, element.TextContent);
            element.Remove();
        }
    }

    private static string? WhatIs(IElement element) =>
        element.LocalName switch
        {
            _ when HtmlNames.Dropped.Contains(element.LocalName) => null,
            _ when element.HasAttribute("hidden") || HtmlStyle.Of(element).IsHidden => "Hidden text",
            "dialog" when !element.HasAttribute("open") => "Hidden text",
            "nav" => "The navigation of the page",
            "aside" => "A box beside the text",
            "header" when IsOfPage(element) => "The header of the page",
            "footer" when IsOfPage(element) => "The footer of the page",
            _ => null,
        };

    /// <summary>As HTML has it: not of an article or a section.</summary>
    private static bool IsOfPage(IElement element) =>
        element.ParentElement?.Closest("article, main, section, blockquote") is null;
}
