using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Desk;
using NewsroomApp.Drafting;
using NewsroomApp.Typesetting;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Tests.Drafting;

public class ComponentTests : BunitContext
{
    public ComponentTests() => Services.AddSingleton(new Institution()).AddSingleton(PrintFonts.OfMachine);

    [Fact]
    public async Task Checks_name_what_is_missing_and_what_will_not_be_printed()
    {
        var checks = await ChecksOf(new Document { Body = "[x](javascript:alert(1))" });
        Assert.Equal("Headline: Write a headline.", checks.Find("li.blocking").TextContent.Trim());
        Assert.Contains("is no link", checks.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_keep_quiet_when_nothing_is_missing() =>
        Assert.Empty((await ChecksOf(Texts.Complete)).FindAll("li"));

    [Theory]
    [InlineData("قالت الرئيسة: «سنفتح المخزن يوم الاثنين».", "", true)]
    [InlineData("היום נפתח המחסן של NATO.", "fr", true)]
    [InlineData("The word سلام means peace.", "ar", true)]
    [InlineData("قالت الرئيسة شيئا.", "ar", false)]
    [InlineData("The word سلام means peace.", "", false)]
    [InlineData("12 March 2015", "fr", false)]
    public async Task Checks_name_a_text_that_would_be_printed_the_wrong_way(string body, string language, bool named)
    {
        var checks = await ChecksOf(new Document { Headline = "2015", Body = body, Language = language });
        Assert.Equal(named, checks.Markup.Contains("printed from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checks_say_whose_words_were_changed_until_they_are_restored_cleared_or_attributed_otherwise()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (officer, id) = (newsroom.As(DemoCast.Officer), await newsroom.Draft());
        await Write("solemn promise");
        var changed = (await ChecksOf(newsroom, id, Texts.Complete)).Find("li");
        Assert.Equal(
            "Body: Words of Nuño Ångström were changed: “A lamp is a promise,” → “A lamp is a solemn promise,”.",
            changed.TextContent.Trim()
        );
        Assert.False(changed.ClassList.Contains("blocking"));

        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        await newsroom.Clearance.Attribute(officer, id, quotation.OfWords, "Iva Novák");
        Assert.Empty((await ChecksOf(newsroom, id, Texts.Complete)).FindAll("li"));
        await newsroom.Clearance.Attribute(officer, id, quotation.OfWords, "Nuño Ångström");
        Assert.Single((await ChecksOf(newsroom, id, Texts.Complete)).FindAll("li"));
        await newsroom.Clearance.Record(officer, id, quotation.Fingerprint, ClearanceAnswer.Cleared, "", "Iva Novák");
        Assert.Empty((await ChecksOf(newsroom, id, Texts.Complete)).FindAll("li"));

        await Write("grave promise");
        Assert.Contains(
            "“A lamp is a solemn promise,” → “A lamp is a grave promise,”",
            (await ChecksOf(newsroom, id, revised: null)).Find("li").TextContent,
            StringComparison.Ordinal
        );
        await Write("solemn promise");
        Assert.Empty((await ChecksOf(newsroom, id, revised: null)).FindAll("li"));

        Task Write(string promise) =>
            newsroom.Write(
                id,
                Texts.Complete with
                {
                    Body = Texts.Complete.Body.Replace("promise", promise, StringComparison.Ordinal),
                }
            );
    }

    private async Task<IRenderedComponent<Checks>> ChecksOf(Document words)
    {
        await using var newsroom = await TestNewsroom.Open();
        return await ChecksOf(newsroom, await newsroom.Draft(words), revised: null);
    }

    private async Task<IRenderedComponent<Checks>> ChecksOf(TestNewsroom newsroom, string id, Document? revised)
    {
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        await using var session = newsroom.Drafting.Open(newsroom.As(DemoCast.Officer), edition);
        return Render<Checks>(p =>
            p.Add(c => c.Session, session).Add(c => c.Edition, edition).Add(c => c.Revised, revised)
        );
    }

    [Fact]
    public void A_comparison_tells_changes_apart_without_colour()
    {
        var comparison = Render<Comparison>(p =>
            p.Add(c => c.Before, Texts.Complete).Add(c => c.After, Texts.Corrected)
        );
        Assert.StartsWith("removed: ", comparison.Find("del").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("added: ", comparison.Find("ins").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Body", "Public note", "Kind of change"], comparison.FindAll("h3").Select(h => h.TextContent));
    }

    [Fact]
    public void The_sheet_prints_each_part_in_its_place_and_leaves_out_what_is_empty()
    {
        var sheet = Render<Sheet>(p =>
            p.Add(s => s.Words, Texts.Complete with { Kicker = "", Place = "", Date = null, PressContact = "" })
                .Add(s => s.Day, new DateOnly(2026, 3, 4))
        );
        Assert.Equal("4 March 2026", sheet.Find(".dateline").TextContent);
        Assert.Empty(sheet.FindAll(".kicker"));
        Assert.Equal("Notes to editors", Assert.Single(sheet.FindAll(".notes h2")).TextContent);
    }

    [Fact]
    public void The_sheet_shows_the_topics_that_the_public_page_links()
    {
        var sheet = Render<Sheet>(p =>
            p.Add(s => s.Words, Texts.Complete with { Topics = ["Lamps", "Fog"] }).Add(s => s.Day, default)
        );
        Assert.Equal("Topics: Lamps, Fog", sheet.Find(".more").TextContent);
    }

    [Fact]
    public async Task The_preview_follows_the_words_and_leaves_other_blocks_alone()
    {
        await using var newsroom = await TestNewsroom.Open();
        Services.AddSingleton(new Institution()).AddSingleton<TimeProvider>(newsroom.Clock!);
        var id = await newsroom.Draft(Texts.Complete with { Body = "One\n\nTwo" });
        await using var session = newsroom.Drafting.Open(
            newsroom.As(DemoCast.Officer),
            (await newsroom.Drafting.Find(id))!.Open!
        );
        var preview = Render<Preview>(p => p.Add(c => c.Session, session).Add(c => c.GoesOut, null));
        var first = preview.FindComponents<SheetBlock>()[0];

        await preview.InvokeAsync(() =>
            session.Type(
                1,
                session.OpenedVersion,
                new(Parts.Body, new([new(8, 0, "!")])),
                more: false,
                DraftSession.Hash("One\n\nTwo!")
            )
        );
        Assert.Equal(["One", "Two!"], preview.FindAll(".body p").Select(p => p.TextContent));
        Assert.Equal(1, first.RenderCount);
    }

    [Theory]
    [InlineData(30, "just now")]
    [InlineData(5 * 60, "5 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(30 * 3600, "3 March 2026, 03:30 (UTC)")]
    public void A_moment_carries_its_full_time_and_zone(int secondsAgo, string said)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));
        Services.AddSingleton(new Institution()).AddSingleton<TimeProvider>(clock);
        var moment = Render<Moment>(p => p.Add(m => m.At, clock.GetUtcNow().AddSeconds(-secondsAgo))).Find("time");
        Assert.Equal(said, moment.TextContent);
        Assert.EndsWith("(UTC)", moment.GetAttribute("title"), StringComparison.Ordinal);
    }
}
