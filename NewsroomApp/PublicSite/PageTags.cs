using Microsoft.Extensions.Primitives;

namespace NewsroomApp.PublicSite;

/// <summary>What a cache before the public site knows a page by, to forget it: Cache-Tag and Surrogate-Key.</summary>
public sealed class PageTags
{
    public const string All = "newsroom";

    /// <summary>Those that any publication changes.</summary>
    public const string Lists = "newsroom-lists";

    private PageTags(IReadOnlyList<string> tags) =>
        (WithCommas, WithBlanks) = (string.Join(',', tags), string.Join(' ', tags));

    public StringValues WithCommas { get; }

    public StringValues WithBlanks { get; }

    public static string Of(string name) => $"newsroom-{Uri.EscapeDataString(name)}";

    public static PageTags Of(RenderedPage page) =>
        new(page.StatementId is { } id ? [All, .. page.Related.Prepend(id).Distinct().Select(Of)] : [All, Lists]);
}
