using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>Who the text calls by these words, such as "Mr Stoltenberg" and "the Secretary General".</summary>
/// <param name="Name">The full name, as far as the text has it; otherwise empty. A person confirms it.</param>
public sealed record SpeakerGuess(IReadOnlyList<string> As, string Name);

public static partial class SpeakerNames
{
    private static readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "H.E",
        "HE",
        "HRH",
        "Hon",
        "Mr",
        "PM",
        "Gen",
        "Sen",
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
        var text = SpeakerFinder.Undressed(string.Join('\n', Parts.TextOf(words).Select(part => words[part])));
        var names = words.Speakers.Concat(Name().Matches(text).Select(m => m.Value)).Distinct().ToList();
        return
        [
            .. quotations
                .Where(q => q.IsSomebodys && q.Speaker.Length > 0)
                .Select(q => q.Speaker)
                .Distinct()
                .Select(speaker => (Speaker: speaker, Name: NameOf(speaker, names, text)))
                .GroupBy(s => s.Name.Length > 0 ? s.Name : s.Speaker)
                .Select(who => new SpeakerGuess([.. who.Select(s => s.Speaker)], who.First().Name)),
        ];
    }

    /// <summary>Listed names that nothing in the text is said by any more.</summary>
    public static IReadOnlyList<string> Unquoted(Document words, IEnumerable<Quotation> quotations)
    {
        var quoted = In(words, quotations).SelectMany(g => g.As.Append(g.Name)).ToHashSet();
        return [.. words.Speakers.Where(name => !quoted.Contains(name))];
    }

    private static string NameOf(string speaker, List<string> names, string text)
    {
        var own = WithoutTitles(speaker);
        if (own.Length > 0) return FullNameOf(own, names) ?? (own.Contains(' ') ? own : "");
        // Only a title is left, as in "the Secretary General": the text may name its holder after it.
        var title = speaker.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? speaker[4..] : speaker;
        if (names.Find(n => n.Contains(title + ' ', StringComparison.OrdinalIgnoreCase)) is { } held)
            return WithoutTitles(held);
        var at = text.IndexOf(title, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && HeldBy().Match(text, at + title.Length) is { Success: true } by
            ? WithoutTitles(by.Groups["who"].Value)
            : "";
    }

    /// <summary>None where two people have this name: somebody has to say which of them it is.</summary>
    private static string? FullNameOf(string own, List<string> names)
    {
        var full = names
            .ConvertAll(WithoutTitles)
            .FindAll(n => n.EndsWith(' ' + own, StringComparison.Ordinal))
            .Distinct()
            .OrderBy(n => n.Length)
            .ToList();
        var first = full.FirstOrDefault();
        return full.Skip(1).All(n => n.EndsWith(' ' + first, StringComparison.Ordinal)) ? first : null;
    }

    /// <summary>What stands behind the last title; but "Martin Luther King" is a name.</summary>
    private static string WithoutTitles(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = Array.FindLastIndex(words, w => _titles.Contains(w.TrimEnd('.')));
        if (last == words.Length - 1) last = Array.FindIndex(words, w => !_titles.Contains(w.TrimEnd('.'))) - 1;
        return last < -1 ? "" : string.Join(' ', words[(last + 1)..]);
    }

    private const string Words =
        @"\p{Lu}[\p{L}\p{M}’'-]*\.?(?: (?:(?:de|la|le|van|von|zu|der|den|di|da|del|al|el|bin|ben) )*"
        + @"\p{Lu}[\p{L}\p{M}’'-]*)+";

    [GeneratedRegex(@"\G(?: of [^,.;:\n]{1,60})?, (?<who>" + Words + ")", RegexOptions.None, 1000)]
    private static partial Regex HeldBy();

    /// <summary>Two or more words with capitals, with what stands between the names of some.</summary>
    [GeneratedRegex(
        @"\b" + Words,
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
