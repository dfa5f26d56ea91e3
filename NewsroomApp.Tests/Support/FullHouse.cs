namespace NewsroomApp.Tests.Support;

/// <summary>
/// A newsroom that has published every kind of statement: long and short words, both writing directions, corrected,
/// withdrawn, retracted, and with a banner above all. Served once for a class of tests that only read.
/// </summary>
public sealed class FullHouse : IAsyncLifetime
{
    private static readonly string[] _settings =
    [
        "--Newsroom:TimeZone=Europe/Brussels",
        "--Newsroom:InstitutionName=Commission of the Northern Lakes and of the Upper Basin",
        "--Newsroom:PublicUrl=https://news.example",
        "--Newsroom:Languages:0=en",
        "--Newsroom:Languages:1=ar",
        "--Newsroom:PressContacts=Press desk, +372 5550 0142, <press@institution.example>",
    ];

    private const string Banner =
        "The water in the lower town is not fit to drink. Boil it, or fetch it from the wagons at the harbour, the school and the station, until the commission says otherwise on this page; "
        + "it speaks again at 18:00, and then every two hours. For those who cannot leave their house: +372 5550 0199.";

    private static readonly Document _inArabic = new()
    {
        Language = "ar",
        Kicker = "بيان مشترك",
        Headline = "المفوضية ترحب بحراس المنارات من الجزر الخمس وتعلن برنامجا جديدا للإنذار المبكر",
        Standfirst = "يجتمع الحراس لأول مرة منذ عام 1931، ويتفقون على إنذار موحد (خلال 40 دقيقة).",
        Place = "بيروت",
        Date = new(2026, 3, 4),
        Body =
            "استقبلت المفوضية الحراس يوم الأربعاء، وقررت أن تغطي الشبكة 214 محطة قياس بحلول 1 مارس.\n\n"
            + "> المصباح وعد، ونحن نفي به.\n\n## ما الذي يتغير\n\n- إنذار بالهاتف وبالبريد\n- شخصان في كل قرية\n\n"
            + "انظر [صفحة المفوضية](https://institution.example/ar).",
        NotesToEditors = "تضاء المصابيح عند الغروب.",
    };

    private static readonly string[] _topics =
    [
        "Lamps",
        "Transport",
        "Energy",
        "Joint statement",
        "Provisions",
        "Water",
        "Harbours",
        "Archive",
        "Culture",
        "Flood warnings and the upper basin",
        "Telephone",
    ];

    public TestNewsroom Newsroom { get; private set; } = default!;
    public string Corrected { get; private set; } = "";
    public string Withdrawn { get; private set; } = "";
    public string Retracted { get; private set; } = "";
    public string Arabic { get; private set; } = "";

    /// <summary>Has only a headline and a body.</summary>
    public string Bare { get; private set; } = "";

    /// <summary>Has words too long for a line, links and a table.</summary>
    public string Wide { get; private set; } = "";

    /// <summary>Has the usual length of 400 words.</summary>
    public string Usual { get; private set; } = "";

    /// <summary>The link for a reader under embargo.</summary>
    public string Embargoed { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Newsroom = await TestNewsroom.Serve(_settings);
        for (var i = 0; i < 20; i++)
            await Newsroom.Live(
                Texts.Complete with
                {
                    Kicker = _topics[i % _topics.Length],
                    Topics = [_topics[i % _topics.Length]],
                    Headline = $"Harbour council welcomes the keepers of lighthouse {i}",
                    Place = i % 3 == 0 ? "Győr" : "Tallvik",
                }
            );
        Corrected = await CorrectedTwice();
        Withdrawn = await Newsroom.Live(
            Texts.Complete with
            {
                Headline = "Lighthouse on the western shore to be sold",
            }
        );
        await Newsroom.Withdraw(Withdrawn);
        Retracted = await RetractedByTwo();
        Arabic = await Newsroom.Live(_inArabic);
        await Newsroom.Correct(
            Arabic,
            _inArabic with
            {
                Body = _inArabic.Body.Replace("214", "241", StringComparison.Ordinal),
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "عدد المحطات 241 وليس 214.",
            }
        );
        Bare = await Newsroom.Live(
            new() { Headline = "No comment", Body = "The commission has no comment on the matter." }
        );
        Usual = await Newsroom.Live(Texts.Complete with { Headline = "Keepers to be heard", Body = Texts.Prose(400) });
        Wide = await Newsroom.Live(
            Texts.Complete with
            {
                Kicker = "Donaudampfschifffahrtsgesellschaft",
                Headline =
                    "Donaudampfschifffahrtsgesellschaftskapitänswitwenversammlung in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch agrees on what to do about the very long names of places on the timetables of all boats that call there",
                Body =
                    "See [the timetable](https://boats.example/timetable?of=everything), <https://boats.example/"
                    + new string('x', 90)
                    + "> or [the topics](/topics).\n\n| quay | boats a day | passengers in a year |\n|---|--:|:-:|\n| "
                    + new string('x', 80)
                    + " | 12 | 1,480,000 |\n\n    "
                    + new string('y', 120),
                OriginalUpdatedAt = new(2015, 11, 20, 12, 43, 0),
            }
        );
        var embargoed = await Newsroom.Scheduled(
            TimeSpan.FromDays(2),
            Texts.Complete with
            {
                Headline = "What nobody may know yet",
            }
        );
        Embargoed = await Newsroom.LetRead(
            Newsroom.As(DemoCast.Editor),
            embargoed,
            "Rosa Reporter, The Lake Post"
        );
        await Newsroom.Presence.Announce(Newsroom.As(DemoCast.ChiefEditor), Banner);
    }

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();

    /// <summary>The addresses of every kind of public page.</summary>
    public IEnumerable<string> Pages
    {
        get
        {
            var now = DateTimeOffset.UtcNow;
            return
            [
                "/",
                "/?page=2",
                "/archive",
                $"/archive/{now:yyyy}",
                $"/archive/{now:yyyy'/'MM}",
                "/topics",
                "/topics/joint-statement",
                "/places",
                "/places/gyor",
                "/people",
                "/people/nuno-angstrom",
                "/search",
                "/search?q=keepers",
                "/search?q=wombat",
                "/about",
                "/nothing",
                $"/statements/{Corrected}",
                $"/statements/{Corrected}/x/editions/1",
                $"/statements/{Corrected}/x/editions/3",
                $"/statements/{Withdrawn}",
                $"/statements/{Retracted}",
                $"/statements/{Arabic}",
                $"/statements/{Arabic}/x/editions/1",
                $"/statements/{Bare}",
                $"/statements/{Usual}",
                $"/statements/{Wide}",
            ];
        }
    }

    private async Task<string> CorrectedTwice()
    {
        var words = Texts.Complete with
        {
            Kicker = "Joint statement",
            Topics = ["Joint statement"],
            Body = Texts.Complete.Body + "\n\n" + Texts.Prose(300),
        };
        var id = await Newsroom.Live(words);
        await Newsroom.Correct(
            id,
            words with
            {
                Body = words.Body.Replace("on Wednesday", "on Tuesday", StringComparison.Ordinal),
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "The keepers were received on Tuesday.",
            }
        );
        await Newsroom.Correct(
            id,
            words with
            {
                Body = words.Body.Replace(
                    "on Wednesday",
                    "on Tuesday morning, in the presence of five envoys",
                    StringComparison.Ordinal
                ),
                ChangeKind = CorrectionKind.Update,
                PublicNote = "It is now known who was present.",
            }
        );
        return id;
    }

    private async Task<string> RetractedByTwo()
    {
        var id = await Newsroom.Live(Texts.Complete with { Headline = "A private matter" });
        await Newsroom.Presence.Ask(
            Newsroom.As(DemoCast.ChiefEditor),
            id,
            Verb.Retract,
            "It named a person who is not concerned."
        );
        await Newsroom.Presence.Confirm(
            Newsroom.As(await Newsroom.SecondChief()),
            id,
            (await Newsroom.Presence.Read(id))!.Pending!.Id
        );
        return id;
    }
}
