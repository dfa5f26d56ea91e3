namespace NewsroomApp.Cli;

public static class DemoTexts
{
    private const string Contact =
        "Press desk, +372 5550 0142, [press@institution.example](mailto:press@institution.example)";

    public const string Topics = "Energy\nLakes and rivers\nTransport";

    public static readonly Document Ferry = new()
    {
        Kicker = "Transport",
        Topics = ["Lakes and rivers", "Transport"],
        Headline = "Night ferries return to the northern lakes",
        Standfirst = "Two boats will run from Friday, after eleven winters without a crossing.",
        Place = "Tallvik",
        Body = """
        The night ferries between Tallvik and Hérault Island return on Friday. Two boats will leave at nine in the evening from either shore and meet, as they used to, off the Đurić light.

        “People kept asking when, not whether,” said the harbour commissioner, Siobhán Nic Cárthaigh. “The answer is Friday.”

        ## What travellers should know

        - Tickets are sold on board until the end of the month.
        - Bicycles travel free of charge.
        - Crossings are called off in winds above force seven; notices appear by six in the evening.
        """,
        NotesToEditors =
            "Photographs of the boats may be taken from the east quay on Thursday between two and four in the afternoon.",
        PressContact = Contact,
        Speakers = ["Siobhán Nic Cárthaigh"],
    };

    public static readonly Document River = new()
    {
        Kicker = "Joint statement",
        Topics = ["Lakes and rivers"],
        Headline = "Five river countries agree on flood warnings by telephone",
        Standfirst = "A warning given upstream will reach every village below within forty minutes.",
        Place = "Győr",
        Body = """
            The five countries of the upper basin agreed on Tuesday to pass on flood warnings by telephone as well as by post. The arrangement takes effect on 1 March and covers 214 gauges.

            “Water does not wait for an envelope,” said the chair of the commission, Zdeněk Řehoř. “From March a voice will be quicker than the wave.”

            The commission’s secretary, Ms Ağaoğlu, added that each village would name two people who answer at night. “One of them may be asleep,” she said. “Not both.”

            > We give each other our word that no warning will wait for office hours.

            The commission will meet again in Győr in autumn to see what the first high water has taught it.
            """,
        NotesToEditors = "The commission was founded in 1956. Its five members share 1,480 kilometres of river.",
        PressContact = Contact,
        Speakers = ["Zdeněk Řehoř"],
    };

    public static readonly Document Winter = new()
    {
        Kicker = "Energy",
        Topics = ["Energy"],
        Headline = "Commission opens the winter store of grain and coal to small towns",
        Standfirst = "Towns below ten thousand people may draw on it without a tender.",
        Place = "Tallvik",
        Body = """
        Small towns may draw on the winter store from Monday. The commission decided so this morning, after three councils reported that their cellars would be empty before the thaw.

        “Nobody should have to write a tender with cold hands,” said the commissioner for provisions, Nuño Ångström.

        The store holds grain for ninety days and coal for sixty. What is drawn is replaced at the price of the day by the end of May.
        """,
        PressContact = Contact,
    };

    public static readonly Document Archive = new()
    {
        Headline = "Reading room of the archive opens on Sundays",
        Body = """
        The reading room of the archive will be open on Sundays from ten to four.

        “Families come on Sundays,” said the archivist, Þórunn Jónsdóttir. “So should we.”
        """,
    };

    public static readonly Document CorrectedRiver = River with
    {
        Body = River.Body.Replace("covers 214 gauges", "covers 241 gauges", StringComparison.Ordinal),
        ChangeKind = CorrectionKind.Correction,
        PublicNote = "The number of gauges is 241, not 214.",
    };
}
