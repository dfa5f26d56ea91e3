using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsroomApp.Accounts;
using NewsroomApp.Drafting;
using NewsroomApp.Mailroom;
using NewsroomApp.Margin;
using NewsroomApp.People;
using NewsroomApp.Planning;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A whole newsroom: the real app and the demo cast on a SQLite file in a temporary folder, with a clock the test
/// moves.
/// </summary>
public sealed class TestNewsroom : IAsyncDisposable
{
    private static readonly DateTimeOffset _opening = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);

    /// <summary>
    /// A migrated store with the cast in it, which each newsroom copies, and the cast of the cast by e-mail address.
    /// </summary>
    private static readonly Lazy<Task<(string Database, IReadOnlyDictionary<string, Actor> Cast)>> _founded = new(
        Found
    );

    private readonly Dictionary<string, Actor> _cast;
    private readonly string[] _settings;
    private readonly PowerCut? _power;
    private readonly StoreMeter? _meter;
    private readonly BadDisk? _disk;
    private string _directory;

    private TestNewsroom(
        string directory,
        Dictionary<string, Actor> cast,
        string[] settings,
        TestClock? clock,
        PowerCut? power = null,
        StoreMeter? meter = null,
        BadDisk? disk = null
    )
    {
        (_directory, _cast, _settings, Clock, _power, _meter) = (directory, cast, settings, clock, power, meter);
        _disk = disk;
        App = Build();
    }

    public WebApplication App { get; private set; }

    public TestClock? Clock { get; }

    /// <summary>The data directory.</summary>
    public string Folder => _directory;

    public DraftingDesk Drafting => App.Services.GetRequiredService<DraftingDesk>();

    public RevisionDesk Revisions => App.Services.GetRequiredService<RevisionDesk>();

    public TemplateDesk Templates => App.Services.GetRequiredService<TemplateDesk>();

    public HouseSettings House => App.Services.GetRequiredService<Institution>().House;

    public SmtpSettings Mail => App.Services.GetRequiredService<MailSettings>().Now;

    public SettingsDesk Settings => App.Services.GetRequiredService<SettingsDesk>();

    public TopicDesk Topics => App.Services.GetRequiredService<TopicDesk>();

    public ReviewDesk Review => App.Services.GetRequiredService<ReviewDesk>();

    public MarginDesk Margin => App.Services.GetRequiredService<MarginDesk>();

    public ClearanceDesk Clearance => App.Services.GetRequiredService<ClearanceDesk>();

    public NoticeDesk Notices => App.Services.GetRequiredService<NoticeDesk>();

    public OutboxDesk Outbox => App.Services.GetRequiredService<OutboxDesk>();

    public Postman Postman => App.Services.GetRequiredService<Postman>();

    public PublishingDesk Publishing => App.Services.GetRequiredService<PublishingDesk>();

    public ClockDesk Clocks => App.Services.GetRequiredService<ClockDesk>();

    public HistoryDesk History => App.Services.GetRequiredService<HistoryDesk>();

    public PublicationDesk Publication => App.Services.GetRequiredService<PublicationDesk>();

    public PresenceDesk Presence => App.Services.GetRequiredService<PresenceDesk>();

    public ReaderLinkDesk ReaderLinks => App.Services.GetRequiredService<ReaderLinkDesk>();

    public EmbargoClock EmbargoClock => App.Services.GetRequiredService<EmbargoClock>();

    public TodayDesk Today => App.Services.GetRequiredService<TodayDesk>();

    public PlanningDesk Planning => App.Services.GetRequiredService<PlanningDesk>();

    public PeopleDesk People => App.Services.GetRequiredService<PeopleDesk>();

    public RequestDesk Requests => App.Services.GetRequiredService<RequestDesk>();

    public FactorDesk Factors => App.Services.GetRequiredService<FactorDesk>();

    public PasswordDesk Passwords => App.Services.GetRequiredService<PasswordDesk>();

    public Uri Address => new(App.Urls.First());

    /// <summary>Desks without a server: nothing listens on a port.</summary>
    public static Task<TestNewsroom> Open(params string[] settings) => Open(power: null, settings);

    /// <summary>The same, but the power can be cut; <see cref="StartAgain"/> follows a cut.</summary>
    public static async Task<TestNewsroom> Open(PowerCut? power, params string[] settings)
    {
        var (directory, cast) = await FreshFolder();
        return new(directory, cast, settings, new(_opening), power);
    }

    /// <summary>On data that is there. Whoever acts has to sign in first: <see cref="SignInAgain"/>.</summary>
    public static TestNewsroom On(string directory, TestClock clock, params string[] settings) =>
        new(directory, [], settings, clock);

    /// <summary>The same, with its store measured.</summary>
    public static async Task<TestNewsroom> Open(StoreMeter meter)
    {
        var (directory, cast) = await FreshFolder();
        return new(directory, cast, [], new(_opening), meter: meter);
    }

    /// <summary>The same, on a disk that fills up or cannot be written on when the test says so.</summary>
    public static async Task<TestNewsroom> Open(BadDisk disk)
    {
        var (directory, cast) = await FreshFolder();
        return new(directory, cast, [], new(_opening), disk: disk);
    }

    /// <summary>The same, but with a real clock and listening on a free port.</summary>
    public static Task<TestNewsroom> Serve(params string[] settings) => Serve(_ => { }, settings);

    /// <param name="furnish">Puts things into the data directory before the start.</param>
    public static async Task<TestNewsroom> Serve(Action<string> furnish, params string[] settings)
    {
        var (directory, cast) = await FreshFolder();
        furnish(directory);
        string[] all = ["--Newsroom:SignInsPerMinute=1000", .. settings];
        var newsroom = new TestNewsroom(directory, cast, all, clock: null);
        await newsroom.App.StartAsync();
        // The sessions of the founding are months old by a real clock.
        foreach (var person in await newsroom.People.Everybody())
            newsroom._cast[person.Email!] = await SignedIn(newsroom.App.Services, person);
        return newsroom;
    }

    /// <summary>Starts another app on the same store, or after a power cut on what was on the disk then.</summary>
    public async Task StartAgain()
    {
        await App.DisposeAsync();
        if (_power?.IsOut is true)
        {
            Directory.Delete(_directory, recursive: true);
            _directory = _power.Restore();
        }
        App = Build();
    }

    /// <summary>Signed in, since the newsroom was founded.</summary>
    public Actor As(DemoCast.Member member) => _cast[member.Email];

    public string Id(DemoCast.Member member) => As(member).PersonId;

    public Author Author(DemoCast.Member member) => new(Id(member), member.Name);

    public async Task<Person> Person(Actor actor) =>
        (await People.Everybody()).Find(p => p.Id == actor.PersonId) ?? throw new Refusal("There is no such person.");

    public Task<NewsroomDb> Db() =>
        App.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();

    /// <summary>A draft by <see cref="DemoCast.Officer"/> with words that lack nothing.</summary>
    public async Task<string> Draft(Document? words = null)
    {
        var id = await Drafting.Start(As(DemoCast.Officer));
        await Write(id, words ?? Texts.Complete);
        return id;
    }

    /// <summary>A draft of a colleague without a headline.</summary>
    public async Task Begun()
    {
        var id = await Drafting.Start(As(DemoCast.Colleague));
        await Write(id, new Document { Place = "Tallvik" }, DemoCast.Colleague);
    }

    public Task Write(string id, Document words, DemoCast.Member? writer = null) =>
        Drafting.Write(As(writer ?? DemoCast.Officer), id, words.Canonical());

    public async Task<string> InReview(Document? words = null)
    {
        var id = await Draft(words);
        await Drafting.Submit(As(DemoCast.Officer), id);
        return id;
    }

    public async Task<string> Approved(Document? words = null)
    {
        var id = await InReview(words);
        await Approve(id);
        return id;
    }

    public async Task Approve(string id) =>
        await Review.Approve(As(DemoCast.Editor), id, (await Review.Open(As(DemoCast.Editor), id))!.Shown);

    public async Task<string> Live(Document? words = null)
    {
        var id = await Approved(words);
        await Publishing.PublishNow(As(DemoCast.Editor), id);
        return id;
    }

    /// <summary>Approved, and due this long from now.</summary>
    public async Task<string> Scheduled(TimeSpan ahead, Document? words = null)
    {
        var id = await Approved(words);
        await Publishing.Schedule(As(DemoCast.Editor), id, (Clock ?? TimeProvider.System).GetUtcNow() + ahead);
        return id;
    }

    public async Task Correct(string id, Document words)
    {
        await Publishing.Correct(As(DemoCast.Officer), id);
        await Write(id, words);
        await Drafting.Submit(As(DemoCast.Officer), id);
        await Approve(id);
        await Publishing.PublishNow(As(DemoCast.Editor), id);
    }

    /// <summary>The chief editor asks, and the editor confirms.</summary>
    public async Task Withdraw(string id, Verb verb = Verb.Withdraw, string reason = "It names the wrong lighthouse.")
    {
        await Presence.Ask(As(DemoCast.ChiefEditor), id, verb, reason);
        await Presence.Confirm(As(DemoCast.Editor), id, (await Presence.Read(id))!.Pending!.Id);
    }

    /// <returns>The path of the link.</returns>
    public async Task<string> LetRead(
        Actor actor,
        string id,
        string holder,
        ReaderLinkKind kind = ReaderLinkKind.Embargo
    ) => (await ReaderLinks.Give(actor, id, kind, holder)).Single().Path;

    public Task StopReading(Actor actor, string id, int link, ReaderLinkKind kind = ReaderLinkKind.Embargo) =>
        ReaderLinks.Revoke(actor, id, kind, link);

    /// <summary>A chief editor confirms whatever the administrator asked for.</summary>
    public async Task ConfirmPeople()
    {
        foreach (var request in (await Requests.Waiting()).Where(r => !r.IsAnswered))
            await Requests.Confirm(
                As(request.MayConfirm(Id(DemoCast.ChiefEditor)) ? DemoCast.ChiefEditor : await SecondChief()),
                request.Id
            );
    }

    /// <summary>Adds a second chief editor on the first call.</summary>
    public async Task<DemoCast.Member> SecondChief()
    {
        var deputy = new DemoCast.Member("Dora Deputy", "dora@newsroom.example", Role.ChiefEditor);
        if (!_cast.ContainsKey(deputy.Email))
        {
            await People.Add(Actor.Operator, deputy.Name, deputy.Email, deputy.Role, DemoCast.Password);
            var person = (await People.Everybody()).Single(p => p.Email == deputy.Email);
            _cast[deputy.Email] = await SignedIn(App.Services, person);
        }
        return deputy;
    }

    /// <summary>
    /// Comments on words of the body, or suggests a replacement for them; returns the id of the comment.
    /// </summary>
    public async Task<int> Suggest(
        string id,
        string words,
        string? replacement,
        string text = "",
        bool blocking = false,
        DemoCast.Member? by = null
    )
    {
        var edition = (await Drafting.Find(id))!.Open!;
        await Margin.Comment(
            As(by ?? DemoCast.Editor),
            id,
            text,
            Anchor.At(
                Parts.Body,
                edition.Words,
                edition.Words.Body.IndexOf(words, StringComparison.Ordinal),
                words.Length
            ),
            replacement,
            blocking
        );
        return (await Drafting.Find(id))!.Open!.Comments.Max(c => c.Id);
    }

    /// <summary>Acts like a browser without JavaScript, but follows no redirects.</summary>
    public HttpClient Visitor() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
        };

    /// <summary>The cookies of somebody who has just signed in.</summary>
    public Task<IReadOnlyList<Cookie>> Session(DemoCast.Member member) =>
        Visiting.Session(Address, member.Email, DemoCast.Password);

    /// <summary>For whom something has signed out.</summary>
    public async Task SignInAgain(DemoCast.Member member)
    {
        await using var db = await Db();
        var person = await db.Users.SingleAsync(p => p.Email == member.Email);
        _cast[member.Email] = await SignedIn(App.Services, person);
    }

    /// <summary>Signs in through the sign-in page.</summary>
    public async Task<HttpClient> SignedIn(DemoCast.Member member)
    {
        var visitor = Visitor();
        var response = await visitor.SignIn(member.Email, DemoCast.Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        // A page that somebody has just left may still read the store, and SQLite then creates its files once more.
        for (var patience = 100; ; patience--)
        {
            SqliteConnection.ClearAllPools();
            try
            {
                Directory.Delete(_directory, recursive: true);
                return;
            }
            catch (IOException) when (patience > 0)
            {
                await Task.Delay(50);
            }
        }
    }

    public static string AppFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Newsroom.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests run inside the repository.");
        return Path.Combine(folder, "NewsroomApp");
    }

    public static WebApplicationBuilder Builder(string directory, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "NewsroomApp",
                ContentRootPath = AppFolder(),
                EnvironmentName = "Production",
                Args =
                [
                    $"--Newsroom:DataDirectory={directory}",
                    "--Newsroom:PublicUrl=http://localhost:5000",
                    "--urls=http://127.0.0.1:0",
                    "--Logging:LogLevel:Default=Error",
                    .. settings,
                ],
            }
        );
        builder.WebHost.UseStaticWebAssets();
        // Production does not validate scopes, but Development does, where everybody starts first.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateScopes = true);
        builder.Logging.ClearProviders();
        // The first so many rows of no order are other ones on another day.
        builder.Services.ConfigureDbContext<NewsroomDb>(options =>
            options.ConfigureWarnings(w => w.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
        );
        return builder.AddNewsroom();
    }

    private static async Task<Actor> SignedIn(IServiceProvider services, Person person) =>
        Actor.SignedIn(person.Id, await services.GetRequiredService<Sessions>().Begin(person, "A test", "192.0.2.7"));

    private WebApplication Build()
    {
        var builder = Prepared(_directory, Clock, _settings);
        if (_power is not null) builder.Services.ConfigureDbContext<NewsroomDb>(store => store.AddInterceptors(_power));
        if (_disk is not null) builder.Services.ConfigureDbContext<NewsroomDb>(store => store.AddInterceptors(_disk));
        if (_meter is not null) builder.Services.ConfigureDbContext<NewsroomDb>(store => store.AddInterceptors(_meter));
        var app = builder.Build();
        // Only a served newsroom needs routes: mapping them takes longer than setting up store and desks.
        return Clock is null ? app.UseNewsroom() : app;
    }

    private static WebApplicationBuilder Prepared(string directory, TestClock? clock, params string[] settings)
    {
        var builder = Builder(directory, settings);
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        if (clock is not null) builder.Services.AddSingleton<TimeProvider>(clock);
        return builder;
    }

    private static async Task<(string Directory, Dictionary<string, Actor> Cast)> FreshFolder()
    {
        var (database, cast) = await _founded.Value;
        var directory = Path.Combine(Path.GetTempPath(), "newsroom-tests", Path.GetRandomFileName());
        Directory.CreateDirectory(directory);
        File.Copy(database, Path.Combine(directory, "newsroom.db"));
        return (directory, new(cast));
    }

    private static async Task<(string Database, IReadOnlyDictionary<string, Actor> Cast)> Found()
    {
        var directory = Path.Combine(Path.GetTempPath(), "newsroom-tests", "founded-" + Path.GetRandomFileName());
        Directory.CreateDirectory(directory);
        await using var app = Prepared(directory, new(_opening)).Build();
        await app.Services.MigrateStore();
        var people = app.Services.GetRequiredService<PeopleDesk>();
        foreach (var member in DemoCast.Everybody)
            await people.Add(Actor.Operator, member.Name, member.Email, member.Role, DemoCast.Password);
        var cast = new Dictionary<string, Actor>();
        foreach (var person in await people.Everybody()) cast[person.Email!] = await SignedIn(app.Services, person);
        // A reader that closes last leaves the rows in the log beside the file, which is copied without it.
        var stores = app.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>();
        await using (var db = await stores.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return (Path.Combine(directory, "newsroom.db"), cast);
    }
}
