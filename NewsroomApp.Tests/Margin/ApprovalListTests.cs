namespace NewsroomApp.Tests.Margin;

/// <summary>Who approved what, which of it counts, and what stands in the way.</summary>
public class ApprovalListTests : MarginStory
{
    [Fact]
    public async Task Before_anybody_approves_the_list_says_how_many_have_to_and_who_may_not()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Write(id, Texts.Complete with { Kicker = "Lamps" }, DemoCast.Colleague);
        var elise = await Approvals(DemoCast.Editor, id);
        await elise.Shows("Nobody has approved this edition yet.");
        await elise.Shows("Press statement: one person approves.");
        await elise.Shows("Ana Petrović and Jonas Grybauskas wrote in it, so someone else must approve.");
        Assert.Equal(["Asked to read it", "Given", "Readers of the draft"], elise.Texts("h3"));
    }

    [Theory]
    [InlineData("Joint statement", "Joint statement: 2 people approve.", "Approval 0/2")]
    [InlineData("Interview", "one person approves, and each quotation has to be cleared.", "Approval 0/1")]
    public async Task Each_kind_of_statement_has_its_own_rule(string kind, string rule, string shelf)
    {
        var elise = await Approvals(DemoCast.Editor, await Newsroom.InReview(Texts.Complete with { Kind = kind }));
        await elise.Shows(rule);
        Assert.Equal("true", elise.Button(shelf).GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_listed_and_leads_to_where_it_is_said()
    {
        var id = await Newsroom.InReview(Texts.Complete with { Kind = "Interview" });
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        await Newsroom.Suggest(id, "received", null, "Or welcomed?");
        var elise = await Approvals(DemoCast.Editor, id);
        await elise.Shows("Before it can be approved");
        Assert.Equal(
            [
                "Comment: Élise Çelik: “Which Wednesday?”",
                "Quotation: “A lamp is a promise,” is not cleared yet.",
                "Quotation: “We keep it.” is not cleared yet.",
            ],
            elise.Texts("ul.blockers li").Select(l => l.Replace("Show", "", StringComparison.Ordinal).Trim())
        );
        await elise.Row("Which Wednesday?").Press("Show");
        await elise.Until(() => Assert.Equal("true", elise.Button("Comments 2").GetAttribute("aria-pressed")));
    }

    [Fact]
    public async Task An_approval_counts_on_the_exact_words_until_somebody_changes_one()
    {
        var id = await Newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
        await Newsroom.Approve(id);
        var approved = (await Edition(id)).Fingerprint.Value[..8];
        var ana = await Approvals(DemoCast.Officer, id);
        await ana.Until(() =>
            Assert.Equal(
                $"✓ Élise Çelik, just now Counts: on these exact words. {approved}",
                ana.Texts("ul.standings li").Single()
            )
        );
        await ana.Shows($"The words now: {approved}");
        await ana.Shows("Approval 1/2");

        var words = Texts.Complete with { Kind = "Joint statement", Kicker = "Lamps" };
        await Reword(id, words, ana);
        await ana.Until(() =>
            Assert.Equal(
                $"× Élise Çelik, just now Does not count. The words are not the same any more. {approved}",
                ana.Texts("ul.standings li.stale").Single()
            )
        );
        await ana.Shows("Approval 0/2");
        await ana.Shows($"The words now: {words.Fingerprint.Value[..8]}");

        Clock.Advance(TimeSpan.FromMinutes(5));
        await Newsroom.Approve(id);
        await ana.Until(() =>
            Assert.Equal(["✓ Élise Çelik", "× Élise Çelik"], ana.Texts("ul.standings li").Select(l => l[..13]))
        );
    }

    [Fact]
    public async Task An_approval_falls_with_a_return_a_departure_or_a_word_of_the_approvers_own()
    {
        var joint = Texts.Complete with { Kind = "Joint statement" };
        var returned = await Newsroom.InReview(joint);
        await Newsroom.Approve(returned);
        await Newsroom.Review.Return(Newsroom.As(DemoCast.ChiefEditor), returned, "Which Wednesday?");
        await Falls(returned, "Does not count. Małgorzata Strauß returned it for changes.");

        var written = await Newsroom.InReview(joint);
        await Newsroom.Approve(written);
        await Newsroom.Write(written, joint with { Kicker = "Lamps" }, DemoCast.Editor);
        await Newsroom.Write(written, joint);
        await Falls(written, "Does not count. Élise Çelik has written in it since.");

        var left = await Newsroom.InReview(
            new()
            {
                Headline = "Lamps",
                Body = "They are lit.",
                Kind = "Joint statement",
            }
        );
        await Newsroom.Approve(left);
        await Newsroom.People.Deactivate(Newsroom.As(DemoCast.Administrator), Newsroom.Id(DemoCast.Editor));
        await Falls(left, "Does not count. Élise Çelik does not work here any more.");
    }

    private async Task Falls(string id, string sentence)
    {
        var ana = await Approvals(DemoCast.Officer, id);
        await ana.Shows(sentence);
        await ana.Shows("Approval 0/2");
    }

    private async Task<Screen> Approvals(DemoCast.Member member, string id)
    {
        var margin = await Margin(member, id);
        await margin.Press(margin.Buttons.Single(b => b.StartsWith("Approval", StringComparison.Ordinal)));
        return margin;
    }
}
