namespace NewsroomApp.Statements.Documents;

/// <summary>The readable end of a public address. Only the identifier before it counts.</summary>
public static class Slug
{
    private const int Longest = 80;

    public static string Of(string headline)
    {
        var words = Folding
            .Fold(headline.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join('-', words.Select(Latin).Where(w => w.Length > 0));
        if (text.Length > Longest) text = text[..(text.LastIndexOf('-', Longest) is var cut and > 0 ? cut : Longest)];
        return text.Length == 0 ? "statement" : text;
    }

    /// <summary>Keeps letters of every script, since nothing else tells two names apart.</summary>
    public static string OfName(string name) => Folding.Fold(name).Replace(' ', '-');

    private static string Latin(string word) =>
        string.Concat(Transliteration.Arabic(word).Where(char.IsAsciiLetterOrDigit));
}
