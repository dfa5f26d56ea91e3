using System.Net;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>A statement as its page has it, with absolute addresses, for readers that show it elsewhere.</summary>
internal static class FeedContent
{
    public static string Of(Published statement, Institution institution)
    {
        var words = statement.Words;
        var page = institution.PublicUrl + statement.Address;
        var folder = PublicAddress.Files(statement.StatementId);
        var day = words.Date ?? institution.Day(statement.FirstPublishedAt);
        return Text("", institution.LanguageOf(words))
            + string.Concat(words.FurtherLanguages.Select(language => Text(language, language)));

        string Text(string language, string tag)
        {
            var headline = language.Length > 0 ? $"<h2>{Plain(Parts.Headline)}</h2>" : "";
            var labels = PageLabels.In(tag);
            var figures = Figures.NotPlaced(words, language);
            var direction = Institution.IsRightToLeft(labels.Language) ? "rtl" : "ltr";
            var spoken = $"<span lang=\"{labels.Language}\" dir=\"{direction}\">{labels.Day(day)}</span>";
            string[] dateline = [Plain(Parts.Place), language.Length > 0 ? "" : spoken];
            return $"<div lang=\"{tag}\" dir=\"{(Institution.IsRightToLeft(tag) ? "rtl" : "ltr")}\">{headline}"
                + Paragraph(Plain(Parts.Standfirst))
                + Paragraph(string.Join(", ", dateline.Where(s => s.Length > 0)))
                + Pictures(figures.Where(f => Figures.Leads(f, words)))
                + Set(Parts.Body)
                + Pictures(figures.Where(f => !Figures.Leads(f, words)))
                + string.Concat(Parts.Sections.Select(Section))
                + Attached()
                + "</div>";

            string Pictures(IEnumerable<Figure> some) =>
                string.Concat(some.Select(f => Figures.Html(f, institution.PublicUrl + folder, isLate: false)));

            string Plain(Part part) => WebUtility.HtmlEncode(words[part.In(language)]);

            string Set(Part part) => TypesetText.Of(words, part.In(language), folder).HtmlFor(page);

            string Attached() =>
                words.AttachedIn(language) is { Count: > 0 } attached
                    ? $"<h2 lang=\"{labels.Language}\">{labels.Heading(Parts.Attachments)}</h2>"
                        + $"<ul>{string.Concat(attached.Select(a => Link(a.File, a.Title)))}</ul>"
                    : "";

            string Link(Attachment file, string title) =>
                $"<li><a href=\"{institution.AddressOf(statement.StatementId, file)}\">"
                + $"{WebUtility.HtmlEncode(title)}</a> ({labels.About(file)})</li>";

            string Section(Part part) =>
                words[part.In(language)].Length > 0
                    ? $"<h2 lang=\"{labels.Language}\">{labels.Heading(part)}</h2>{Set(part)}"
                    : "";
        }
    }

    private static string Paragraph(string html) => html.Length > 0 ? $"<p>{html}</p>" : "";
}
