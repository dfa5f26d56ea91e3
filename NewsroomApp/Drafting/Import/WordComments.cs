using DocumentFormat.OpenXml.Office2013.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordComment = DocumentFormat.OpenXml.Wordprocessing.Comment;

namespace NewsroomApp.Drafting.Import;

/// <summary>Word keeps threads apart from its comments, and knows a comment by its last paragraph.</summary>
internal sealed class WordComments(MainDocumentPart main)
{
    private readonly Dictionary<string, CommentEx> _threads =
        (main.WordprocessingCommentsExPart?.CommentsEx?.Elements<CommentEx>() ?? [])
            .Where(t => t.ParaId?.Value is not null)
            .DistinctBy(t => t.ParaId!.Value!)
            .ToDictionary(t => t.ParaId!.Value!);

    /// <param name="around">The words that a comment is about, and those before them.</param>
    public List<ImportedComment> Read(Func<string, (string Before, string Quote)> around)
    {
        var (first, byThread) = (new List<ImportedComment>(), new Dictionary<string, ImportedComment>());
        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<WordComment>() ?? [])
        {
            var words = string.Join('\n', comment.Elements<Paragraph>().Select(WordFile.WordsOf));
            if (words.Trim().Length == 0) continue;
            var id = comment.Elements<Paragraph>().LastOrDefault()?.ParagraphId?.Value ?? "";
            var thread = _threads.GetValueOrDefault(id);
            var (before, quote) = around(comment.Id?.Value ?? "");
            var read = new ImportedComment(comment.Author?.Value ?? "", words, before, quote)
            {
                IsResolved = thread?.Done?.Value ?? false,
            };
            if (thread?.ParaIdParent?.Value is { } above && byThread.TryGetValue(above, out var parent))
                parent.Replies.Add(read.Quoted);
            else first.Add(byThread[id] = read);
        }
        return first;
    }
}
