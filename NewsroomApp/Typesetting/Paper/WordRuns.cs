using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>The words of a Word document in one language.</summary>
/// <param name="around">The language of the whole document.</param>
/// <param name="firstNote">The identifier of this section's first note; null where the words stand in a note.</param>
internal sealed class WordRuns(WordLinks links, string language, string around, int? firstNote)
{
    private const string Typewriter = "Courier New";

    /// <param name="isRightToLeft">Of their paragraph.</param>
    public IEnumerable<OpenXmlElement> Of(IReadOnlyList<PaperRun> words, bool isRightToLeft)
    {
        for (var from = 0; from < words.Count;)
        {
            var to = from + 1;
            while (to < words.Count && words[to].Link == words[from].Link) to++;
            var runs = words.Take(from..to).SelectMany(w => Of(w, isRightToLeft));
            if (links.To(words[from].Link) is { } link) yield return new Hyperlink(runs) { Id = link, History = true };
            else
                foreach (var run in runs) yield return run;
            from = to;
        }
    }

    private IEnumerable<OpenXmlElement> Of(PaperRun words, bool isRightToLeft)
    {
        if (words.Mark is not { } mark || firstNote is not { } first)
        {
            var look = Look(words, isRightToLeft);
            yield return new Run(look, words == PaperRun.Break ? new Break() : TextOf(words.Text));
            yield break;
        }
        var id = first + mark.Note.Number - 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"_Note{id}");
        var raised = new RunProperties { RunStyle = new() { Val = "FootnoteReference" } };
        if (mark.Turn > 1)
        {
            var number = new Run(raised, TextOf(mark.Note.Number.ToString(CultureInfo.InvariantCulture)));
            yield return new SimpleField(number) { Instruction = $" NOTEREF {name} \\h " };
            yield break;
        }
        var reference = new Run(raised, new FootnoteReference { Id = id });
        if (mark.Note.Marks.Count > 1)
        {
            var place = id.ToString(CultureInfo.InvariantCulture);
            yield return new BookmarkStart { Id = place, Name = name };
            yield return reference;
            yield return new BookmarkEnd { Id = place };
        }
        else yield return reference;
    }

    public static Text TextOf(string text) =>
        new(text.Replace("\t", "    ", StringComparison.Ordinal)) { Space = SpaceProcessingModeValues.Preserve };

    private RunProperties Look(PaperRun words, bool isRightToLeft)
    {
        var look = new RunProperties();
        if (words.Link.Length > 0) look.RunStyle = new() { Val = "Hyperlink" };
        if (words.Code) look.RunFonts = new() { Ascii = Typewriter, HighAnsi = Typewriter, ComplexScript = Typewriter };
        if (words.Bold) (look.Bold, look.BoldComplexScript) = (new(), new());
        if (words.Italic) (look.Italic, look.ItalicComplexScript) = (new(), new());
        if (isRightToLeft && words.Text.Any(Folding.IsRightToLeft)) look.RightToLeftText = new();
        if (language != around) look.Languages = WordLook.Spoken(language);
        return look;
    }
}
