using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>What stands in a page beside its text, when it comes from a document under review.</summary>
internal static class HtmlReview
{
    private const string CommentMarks =
        ".MsoCommentReference, .msocomanchor, .msocomoff, [style*='mso-element:comment']";

    /// <summary>Word's comments, and what was deleted: changes are taken as accepted.</summary>
    public static void TakeOut(IDocument document, NotTaken notTaken)
    {
        foreach (var comment in document.QuerySelectorAll(".msocomtxt").ToList())
        {
            notTaken.Add("A comment", comment.TextContent);
            comment.Remove();
        }
        foreach (var mark in document.QuerySelectorAll(CommentMarks).ToList()) mark.Remove();
        foreach (var deleted in document.QuerySelectorAll("del").ToList())
        {
            notTaken.Add("Deleted words", deleted.TextContent);
            deleted.Remove();
        }
    }
}
