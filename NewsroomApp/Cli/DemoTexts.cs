namespace NewsroomApp.Cli;

public static class DemoTexts
{
    private const string Contact =
        "Press desk, +372 5550 0142, [press@institution.example](mailto:press@institution.example)";

    public const string Topics = "Culture\nEnergy\nFood and stores\nLakes and rivers\nTransport";

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

    /// <summary>The oldest first.</summary>
    public static readonly IReadOnlyList<Document> Earlier =
    [
        new()
        {
            Kicker = "Condolences",
            Topics = ["Lakes and rivers"],
            Headline = "The commission mourns the lighthouse keeper Aino Lehtonen",
            Place = "Skarv",
            Body = """
            Aino Lehtonen kept the light at Skarv for thirty-eight years. She died on Sunday, in the house beside the tower.

            “She wrote down every ship,” said the harbour commissioner, Siobhán Nic Cárthaigh. “We still use her books.”
            """,
            PressContact = Contact,
            Speakers = ["Siobhán Nic Cárthaigh"],
        },
        new()
        {
            Kicker = "Tariffs",
            Topics = ["Transport"],
            Headline = "Bicycles, sledges and prams travel free from the first of the month",
            Standfirst = "The new table of fares has nine lines instead of forty-one.",
            Place = "Tallvik",
            Body = """
            The commission has shortened its table of fares. What one pushes or pulls travels free.

            | fare | one way | month |
            |---|---:|---:|
            | Adults | 4.20 | 61.00 |
            | Under sixteen | 2.10 | 30.50 |
            | Lorries, per metre | 9.80 | |
            """,
            PressContact = Contact,
        },
        new()
        {
            Kicker = "École de pilotage",
            Language = "fr",
            Topics = ["Transport"],
            Headline = "La commission ouvre une école de pilotage à Vévanne",
            Standfirst = "Douze élèves y apprendront chaque hiver à conduire sur la glace.",
            Place = "Vévanne",
            Body = """
            L’école ouvrira ses portes en janvier. Les cours durent six semaines et sont gratuits.

            « On n’apprend pas la glace dans un livre », a déclaré le directeur de l’école, Amadou Kéïta.
            """,
            PressContact = Contact,
            Speakers = ["Amadou Kéïta"],
        },
        new()
        {
            Kicker = "Stores",
            Topics = ["Food and stores"],
            Headline = "Forty tonnes of seed potatoes reach the islands before the ice",
            Place = "Hérault Island",
            Body = """
            The last boat brought forty tonnes of seed potatoes to Hérault Island on Thursday. They are kept dry and dark in the old customs house.

            1. Growers order until 15 January.
            2. Orders are filled in the order of their date.
            3. What is left is sold at the quay from 1 March.
            """,
            PressContact = Contact,
        },
        new()
        {
            Kicker = "Readout",
            Topics = ["Energy", "Lakes and rivers"],
            Headline = "The chair meets the mayors of the delta",
            Place = "Győr",
            Body = """
            The chair of the commission, Zdeněk Řehoř, received the mayors of the seven towns of the delta. They spoke about the price of coal, the dyke at Port Sainte-Anne and the school boats.

            “Seven mayors, one river,” said Mr Řehoř. “We will meet each quarter until the dyke is closed.”
            """,
            PressContact = Contact,
            Speakers = ["Zdeněk Řehoř"],
        },
        new()
        {
            Kicker = "Ice report",
            Topics = ["Lakes and rivers", "Transport"],
            Headline = "Three winter crossings open, two stay closed",
            Standfirst = "The ice at Skarv bears a lorry; the ice at Tallvik bears a person.",
            Place = "Tallvik",
            Body = """
            The ice was measured at dawn. Open are Skarv, Vévanne and the Narrow Sound. Closed are Tallvik and Port Sainte-Anne.

            Whoever drives on a closed crossing does so without the commission’s ropes, lamps and boats.
            """,
            PressContact = Contact,
        },
    ];

    public static readonly Document Accident = new()
    {
        Kicker = "Statement",
        Topics = ["Transport"],
        Headline = "On the collision at the lock of Skarv",
        Place = "Skarv",
        Body = """
        Two barges touched at the lock of Skarv this morning. Nobody was hurt. The lock was open again at noon.
        """,
        PressContact = Contact,
    };

    public static readonly Document Budget = new()
    {
        Kicker = "Budget",
        Topics = ["Energy", "Transport"],
        Headline = "The commission proposes a budget of 61.4 million for the coming year",
        Standfirst = "Half of it keeps boats, lights and dykes as they are; a tenth is new.",
        Place = "Győr",
        Body = """
        The commission will lay its budget before the five parliaments. It comes to 61.4 million, 2 per cent more than this year.

        “We ask for what the ice costs,” said the treasurer, Ifeoma Adébáyọ̀. “Not more.”
        """,
        PressContact = Contact,
        Speakers = ["Ifeoma Adébáyọ̀"],
    };

    public static readonly Document Dyke = new()
    {
        Kicker = "Port Sainte-Anne",
        Topics = ["Lakes and rivers"],
        Headline = "The dyke at Port Sainte-Anne will be closed by April",
        Place = "Port Sainte-Anne",
        Body = """
        The gap of 140 metres will be closed by April. Work begins on Monday and goes on day and night.
        """,
        PressContact = Contact,
    };

    public static readonly Document Summit = new()
    {
        Kicker = "Joint statement",
        Kind = "Joint statement",
        Topics = ["Lakes and rivers"],
        Headline = "Five countries will share one map of the ice",
        Place = "Győr",
        Body = """
        The five countries of the upper basin have agreed to draw one map of the ice, each day at six, from the measurements of all.
        """,
        PressContact = Contact,
    };

    public static readonly Document Interview = new()
    {
        Kicker = "Interview",
        Kind = "Interview",
        Topics = ["Culture"],
        Headline = "“An archive is a harbour”",
        Standfirst = "The archivist Þórunn Jónsdóttir on Sundays, ships’ books and children who ask.",
        Body = """
        “An archive is a harbour,” said the archivist, Þórunn Jónsdóttir. “People come in from the cold, and some of them stay.”

        “Children ask for the sinking ships first,” she said. “Then for the ones that came home.”
        """,
        PressContact = Contact,
    };

    public const string PictureAlt = "A river winds between dark hills towards a low sun.";

    public const string PictureCaption = "The upper basin near Győr, where a warning used to travel by post.";

    public const string PictureCredit = "Drawing: Commission of the Northern Lakes";

    public static Document Corrected(Document river) =>
        river with
        {
            Body = river.Body.Replace("covers 214 gauges", "covers 241 gauges", StringComparison.Ordinal),
            ChangeKind = CorrectionKind.Correction,
            PublicNote = "The number of gauges is 241, not 214.",
        };
}
