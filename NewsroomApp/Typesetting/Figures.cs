using NewsroomApp.Typesetting.Writing;

namespace NewsroomApp.Typesetting;

/// <summary>Pictures that no text places: the first of a document leads, the others follow the body.</summary>
public static class Figures
{
    /// <param name="language">A further one has only the pictures that its text places.</param>
    public static IReadOnlyList<Figure> NotPlaced(Document words, string language = "")
    {
        if (words.Pictures.Count == 0 || language.Length > 0) return [];
        var placed = Parts
            .TextOf(words)
            .Where(p => p is { IsMarkdown: true, Language: "" } && words[p].Contains("![", StringComparison.Ordinal))
            .SelectMany(p => TypesetText.Of(words, p).Placed)
            .ToHashSet();
        return [.. Figure.In(words).Where(f => !placed.Contains(f.Picture.Name))];
    }

    /// <summary>Whether it stands at the top, being none of those in the text.</summary>
    public static bool Leads(Figure figure, Document words) => figure.Picture == words.Pictures[0];

    public static string Html(Figure figure, string folder, bool isLate) => FigureHtml.Of(figure, folder, isLate);

    /// <summary>Changes with whatever is printed of pictures.</summary>
    public static string Key(Document words) =>
        words.Pictures.Count == 0
            ? ""
            : string.Join('\n', words.FileTexts.Select(p => words[p]).Prepend(words[Parts.Pictures]));
}
