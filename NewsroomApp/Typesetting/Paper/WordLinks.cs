using System.Globalization;
using DocumentFormat.OpenXml.Packaging;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>The addresses that words of a part of a Word document lead to.</summary>
internal sealed class WordLinks(OpenXmlPart part)
{
    private readonly Dictionary<string, string> _links = [];

    /// <returns>Null for what Word would not open.</returns>
    public string? To(string link)
    {
        if (link.Length == 0 || !Uri.TryCreate(link, UriKind.Absolute, out var address)) return null;
        if (_links.TryGetValue(address.AbsoluteUri, out var id)) return id;
        _links[address.AbsoluteUri] = id = string.Create(CultureInfo.InvariantCulture, $"link{_links.Count + 1}");
        part.AddHyperlinkRelationship(new(address.AbsoluteUri), isExternal: true, id);
        return id;
    }
}
