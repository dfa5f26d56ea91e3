using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace NewsroomApp.Files;

/// <summary>A PDF (ISO 32000-2): what a reader could find in it beside its pages.</summary>
internal sealed class PdfReader
{
    /// <summary>Of objects that stand in each other.</summary>
    private const int Deepest = 20;

    /// <summary>Annotations that people write (section 12.5.6.1); links and fields are none.</summary>
    private static readonly string[] _comments =
        ["Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Ink", "Stamp", "Sound"];

    private int _commented;
    private bool _hasScript;
    private bool _hasFiles;

    public static IReadOnlyList<string> Read(Stream file)
    {
        try
        {
            using var pdf = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true });
            if (pdf.NumberOfPages == 0) throw new InvalidDataException();
            var reader = new PdfReader();
            foreach (var reference in pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys)
                reader.Look(pdf.Structure.GetObject(reference)?.Data, depth: 0);
            return [.. reader.Remarks(AttachmentReader.Short(pdf.Information.Author ?? ""))];
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new Refusal("This PDF needs a password. Save it without one.");
        }
        // Whatever its library throws, it is the file that is wrong.
        catch (Exception broken) when (broken is not (Refusal or OutOfMemoryException))
        {
            throw new Refusal("This PDF is damaged or not complete. Export it again.");
        }
    }

    private void Look(IToken? token, int depth)
    {
        if (depth > Deepest) return;
        switch (token)
        {
            case StreamToken stream:
                Look(stream.StreamDictionary, depth);
                break;
            case ArrayToken array:
                foreach (var inner in array.Data) Look(inner, depth + 1);
                break;
            case DictionaryToken dictionary:
                Weigh(dictionary);
                foreach (var inner in dictionary.Data.Values) Look(inner, depth + 1);
                break;
        }
    }

    private void Weigh(DictionaryToken dictionary)
    {
        _hasScript |= dictionary.ContainsKey(NameToken.Create("JS")) || Does(dictionary, "Launch");
        _hasFiles |= dictionary.ContainsKey(NameToken.Create("EF"));
        if (
            dictionary.TryGet<NameToken>(NameToken.Subtype, out var kind)
            && _comments.Contains(kind.Data)
            && dictionary.ContainsKey(NameToken.Create("Rect"))
        )
            _commented++;
    }

    private static bool Does(DictionaryToken dictionary, string action) =>
        dictionary.TryGet<NameToken>(NameToken.Create("S"), out var kind) && kind.Data == action;

    private IEnumerable<string> Remarks(string author)
    {
        if (_commented > 0) yield return $"{Counted.Of(_commented, "comment")} can be read in it.";
        if (_hasFiles) yield return "Other files are inside it.";
        if (_hasScript) yield return "It holds a script, which some programs run when it is opened.";
        if (author.Length > 0) yield return $"It names who wrote it: {author}.";
    }
}
