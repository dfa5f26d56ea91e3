namespace NewsroomApp.Tests.Support;

/// <summary>
/// Sample texts. They are our own, with the traits of real input: date line, "Last updated", curly and straight
/// quotation marks, diacritics.
/// </summary>
public static class Texts
{
    public static readonly Document Complete = new()
    {
        Headline = "Harbour council welcomes the lighthouse keepers of five islands",
        Standfirst = "The keepers meet for the first time since 1931.",
        Place = "Tallvik",
        Date = new(2026, 3, 4),
        Body =
            "The council received the keepers on Wednesday.\n\n"
            + "“A lamp is a promise,” said the chair, Nuño Ångström. “We keep it.”",
        NotesToEditors = "The lamps are lit at dusk.",
        PressContact = "Press desk, +372 5550 0142",
        Speakers = ["Nuño Ångström"],
    };

    public static readonly Document Corrected = Complete with
    {
        Body = Complete.Body.Replace("on Wednesday", "on Tuesday", StringComparison.Ordinal),
        ChangeKind = CorrectionKind.Correction,
        PublicNote = "The keepers were received on Tuesday.",
    };

    public const string PlainFile = """

        Commissioner praises bridge builders on visit to Şile

          • 3 Sept. 2014 -
          • |
          • Last updated: 04 Sep. 2014 09:07

        The Commissioner, Siobhán Nic Cárthaigh, said Wednesday (3 September 2014) that the bridge was “a long handshake”. She met Mr. Đinđić and Ms Ağaoğlu in Şile.

        “Nobody builds alone,” she said. "Not even a wall," Mr Đinđić added. The works * cost 2_000 tonnes of steel [sic] & 3 years.

        1. This line begins like a list but is not one.

        She leaves tonight.
        """;

    /// <summary>Prose of this many words, in paragraphs of a hundred.</summary>
    /// <param name="of">Whose words they are: no eight in a row are the same in the prose of another number.</param>
    public static string Prose(int words, int of = 0)
    {
        string[] stock =
        [
            "the",
            "council",
            "of",
            "keepers",
            "met",
            "in",
            "Győr",
            "and",
            "spoke",
            "about",
            "lamps",
            "for",
            "an",
            "hour",
            "before",
            "noon",
        ];
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(of > 0 && i % 6 == 5 ? $"{of}" : stock[(i * 7 + i / 16) % stock.Length])
                .Append(i % 100 == 99 ? ".\n\n" : " ");
        return text.ToString().TrimEnd();
    }
}
