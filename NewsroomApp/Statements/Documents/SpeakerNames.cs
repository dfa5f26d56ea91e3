using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>Who the text calls by these words, such as "Mr Stoltenberg" and "the Secretary General".</summary>
/// <param name="Name">The full name, as far as the text has it; otherwise empty. A person confirms it.</param>
public sealed record SpeakerGuess(IReadOnlyList<string> As, string Name);

public static partial class SpeakerNames
{
    private static readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Professor",
        "Sir",
        "Dame",
        "Lord",
        "Lady",
        "Herr",
        "Frau",
        "Madame",
        "Monsieur",
        "The",
        "Secretary",
        "General",
        "Prime",
        "First",
        "Minister",
        "President",
        "Vice",
        "Deputy",
        "Chancellor",
        "Commissioner",
        "Ambassador",
        "Foreign",
        "Defence",
        "Defense",
        "Interior",
        "Finance",
        "Chair",
        "Chairman",
        "Chairwoman",
        "Director",
        "Governor",
        "Mayor",
        "Senator",
        "Admiral",
        "Colonel",
        "Captain",
        "Judge",
        "Justice",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "High",
        "Representative",
        "Special",
        "Envoy",
        "Spokesman",
        "Spokeswoman",
        "Spokesperson",
    };

    public static IReadOnlyList<SpeakerGuess> In(Document words, IEnumerable<Quotation> quotations)
    {
        var text = string.Join('\n', Parts.TextOf(words).Select(part => words[part]));
        var names = words.Speakers.Concat(Name().Matches(text).Select(m => m.Value)).Distinct().ToList();
        return
        [
            .. quotations
                .Where(q => q.IsSomebodys && q.Speaker.Length > 0)
                .Select(q => q.Speaker)
                .Distinct()
                .Select(speaker => (Speaker: speaker, Name: NameOf(speaker, names)))
                .GroupBy(s => s.Name.Length > 0 ? s.Name : s.Speaker)
                .Select(who => new SpeakerGuess([.. who.Select(s => s.Speaker)], who.First().Name)),
        ];
    }

    private static string NameOf(string speaker, List<string> names)
    {
        var own = WithoutTitles(speaker);
        if (own.Length > 0)
            return names.ConvertAll(WithoutTitles).Find(n => n.EndsWith(' ' + own, StringComparison.Ordinal))
                ?? (own.Contains(' ') ? own : "");
        // Only a title is left, as in "the Secretary General": the text may name its holder after it.
        var title = speaker.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? speaker[4..] : speaker;
        return names.Find(n => n.StartsWith(title + ' ', StringComparison.Ordinal)) is { } held
            ? WithoutTitles(held)
            : "";
    }

    private static string WithoutTitles(string name) =>
        string.Join(
            ' ',
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => _titles.Contains(w.TrimEnd('.')))
        );

    /// <summary>Two or more words with capitals, with what stands between the names of some.</summary>
    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}’'-]*\.?(?: (?:(?:de|la|le|van|von|zu|der|den|di|da|del|al|el|bin|ben) )*"
            + @"\p{Lu}[\p{L}\p{M}’'-]*)+",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
