using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

internal static class HtmlNames
{
    public static FrozenSet<string> Blocks { get; } =
        (
            "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer "
            + "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul "
            + "caption tbody thead tfoot tr td th"
        )
            .Split(' ')
            .ToFrozenSet();

    public static FrozenSet<string> Dropped { get; } =
        "script style noscript template head title meta link button input select textarea map"
            .Split(' ')
            .ToFrozenSet();

    public static FrozenSet<string> Named { get; } =
        "iframe object embed svg canvas video audio math".Split(' ').ToFrozenSet();
}

/// <summary>"10⁶" where a page raises figures: as plain digits they would be another number.</summary>
internal static class Raised
{
    private const string Signs = "0123456789+-=()n";
    private const string Above = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private const string Below = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    public static string? Of(IElement element)
    {
        var place = HtmlStyle.Of(element)["vertical-align"];
        var isAbove = element.LocalName is "sup" || place is "super";
        if (!isAbove && element.LocalName is not "sub" && place is not "sub") return null;
        var text = element.TextContent.Trim();
        return text.Length > 0 && element.QuerySelector("a") is null && text.All(Signs.Contains)
            ? string.Concat(text.Select(c => (isAbove ? Above : Below)[Signs.IndexOf(c)]))
            : null;
    }
}
