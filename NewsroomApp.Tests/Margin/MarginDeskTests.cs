namespace NewsroomApp.Tests.Margin;

public class MarginDeskTests
{
    [Fact]
    public async Task Who_suggests_words_that_a_writer_accepts_can_still_approve_them()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var suggestion = await newsroom.Suggest(id, "on Wednesday", "at noon on Wednesday");
        await Refuses("own suggestion", () => newsroom.Margin.Accept(newsroom.As(DemoCast.Editor), id, suggestion));
        await newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestion);
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Contains("keepers at noon on Wednesday.", edition.Words.Body, StringComparison.Ordinal);
        Assert.Equal([DemoCast.Officer.Name], edition.Contributors.Select(c => c.Name));
        await newsroom.Approve(id);
        Assert.Equal(Stage.Approved, (await newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task Suggestions_for_words_side_by_side_are_all_accepted_in_any_order(params int[] order)
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview(Texts.Complete with { Body = "We go now, and we go.\n\nNow we go." });
        int[] suggestions =
        [
            await newsroom.Suggest(id, "We", "They"),
            await newsroom.Suggest(id, "go", "come and stay"),
            await newsroom.Suggest(id, "now", "-"),
        ];
        foreach (var i in order) await newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestions[i]);
        Assert.Equal(
            "They come and stay -, and we go.\n\nNow we go.",
            (await newsroom.Drafting.Find(id))!.Open!.Words.Body
        );
    }

    [Theory]
    [InlineData("The council received nobody.")]
    [InlineData("")]
    public async Task A_suggestion_whose_words_are_gone_changes_nothing_and_can_be_declined(string body)
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var suggestion = await newsroom.Suggest(id, "on Wednesday", "on Tuesday");
        await newsroom.Write(id, Texts.Complete with { Body = body });
        await Refuses(
            "does not stand in the text any more",
            () => newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestion)
        );
        Assert.Equal(body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
        await newsroom.Margin.Decline(newsroom.As(DemoCast.Officer), id, suggestion);
        await Refuses(
            "settled this already",
            () => newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestion)
        );
    }

    [Fact]
    public async Task A_blocking_comment_stops_approval_and_publication_until_somebody_it_does_not_block_resolves_it()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var comment = await newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        await Refuses("Which Wednesday?", () => newsroom.Approve(id));
        await Refuses(
            "Élise Çelik made this a condition",
            () => newsroom.Margin.Resolve(newsroom.As(DemoCast.Officer), id, comment)
        );
        await Refuses(
            "Élise Çelik made this a condition",
            () => newsroom.Margin.Resolve(newsroom.As(DemoCast.Colleague), id, comment)
        );
        await newsroom.Margin.Answer(newsroom.As(DemoCast.Officer), id, comment, "The fourth of March.");
        await newsroom.Margin.Resolve(newsroom.As(DemoCast.ChiefEditor), id, comment);
        await newsroom.Approve(id);

        // Locked words still take comments, in case somebody sees something at the last moment.
        await newsroom.Margin.Comment(newsroom.As(DemoCast.Colleague), id, "Stop the press.", blocking: true);
        await Refuses("Stop the press.", () => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id));
        await newsroom.Margin.Resolve(
            newsroom.As(DemoCast.Colleague),
            id,
            (await newsroom.Drafting.Find(id))!.Open!.Comments[^1].Id
        );
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
    }

    [Fact]
    public async Task A_thread_can_be_taken_up_again()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var comment = await newsroom.Suggest(id, "on Wednesday", null, "Which?", blocking: true);
        await newsroom.Margin.Resolve(newsroom.As(DemoCast.Editor), id, comment);
        Assert.Empty((await newsroom.Margin.Read(id))!.Blockers);
        await newsroom.Margin.TakeUpAgain(newsroom.As(DemoCast.Editor), id, comment);
        Assert.Equal($"comment-{comment}", Assert.Single((await newsroom.Margin.Read(id))!.Blockers).Anchor);
    }

    [Fact]
    public async Task A_joint_statement_takes_two_and_says_which_approvals_do_not_count_and_why()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
        await newsroom.Approve(id);
        await newsroom.Approve(id);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
        await newsroom.Write(id, Texts.Complete with { Kind = "Joint statement", Kicker = "Lamps" });
        Assert.Equal(["The words are not the same any more."], await Stale());
        await ApproveAs(DemoCast.ChiefEditor);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
        await newsroom.Approve(id);
        Assert.Equal(Stage.Approved, (await newsroom.Drafting.Find(id))!.Open!.Stage);
        await newsroom.Drafting.Reopen(newsroom.As(DemoCast.Officer), id, "A name is wrong.");
        Assert.Equal(3, (await Stale()).Length);
        await newsroom.Write(
            id,
            Texts.Complete with
            {
                Kind = "Joint statement",
                Kicker = "By the chief",
            },
            DemoCast.ChiefEditor
        );
        await Refuses("You wrote", () => ApproveAs(DemoCast.ChiefEditor));

        async Task ApproveAs(DemoCast.Member member) =>
            await newsroom.Review.Approve(
                newsroom.As(member),
                id,
                (await newsroom.Review.Open(newsroom.As(member), id))!.Shown
            );
        async Task<string[]> Stale() =>
            [.. (await newsroom.Margin.Read(id))!.Standings.Where(s => s.Stale is not null).Select(s => s.Stale!)];
    }

    [Fact]
    public async Task The_approval_of_somebody_who_left_does_not_count_towards_two()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
        await newsroom.Approve(id);
        await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Editor));
        var chief = newsroom.As(DemoCast.ChiefEditor);
        await newsroom.Review.Approve(chief, id, (await newsroom.Review.Open(chief, id))!.Shown);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
        Assert.Contains(
            (await newsroom.Margin.Read(id))!.Standings,
            s => s.Stale == "Élise Çelik does not work here any more."
        );
    }

    [Fact]
    public async Task Who_approves_and_then_writes_is_a_writer_even_when_the_words_come_back()
    {
        await using var newsroom = await TestNewsroom.Open();
        var words = Texts.Complete with { Kind = "Joint statement" };
        var id = await newsroom.InReview(words);
        await newsroom.Approve(id);
        await newsroom.Write(id, words with { Kicker = "Lamps" }, DemoCast.Editor);
        await newsroom.Write(id, words);
        Assert.Equal(
            ["Élise Çelik has written in it since."],
            (await newsroom.Margin.Read(id))!.Standings.Select(s => s.Stale)
        );
        var chief = newsroom.As(DemoCast.ChiefEditor);
        await newsroom.Review.Approve(chief, id, (await newsroom.Review.Open(chief, id))!.Shown);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task Another_kind_of_statement_is_a_change_that_voids_approvals()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
        await newsroom.Approve(id);
        await newsroom.Write(id, Texts.Complete);
        Assert.Equal(
            (2, Stage.InReview),
            ((await newsroom.Margin.Read(id))!.Kind.Approvals, (await newsroom.Drafting.Find(id))!.Open!.Stage)
        );
        Assert.NotNull((await newsroom.Margin.Read(id))!.Standings[0].Stale);
    }

    [Fact]
    public async Task A_suggestion_accepted_while_an_editor_approves_never_ends_with_a_name_under_unseen_words()
    {
        await using var newsroom = await TestNewsroom.Open();
        for (var round = 0; round < 10; round++)
        {
            var id = await newsroom.InReview();
            var suggestion = await newsroom.Suggest(id, "on Wednesday", "on Tuesday", by: DemoCast.ChiefEditor);
            var shown = (await newsroom.Review.Open(newsroom.As(DemoCast.Editor), id))!.Shown;
            await Task.WhenAll(
                Quietly(() => newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestion)),
                Quietly(() => newsroom.Review.Approve(newsroom.As(DemoCast.Editor), id, shown))
            );
            var edition = (await newsroom.Drafting.Find(id))!.Open!;
            Assert.Equal(edition.Stage is Stage.Approved, edition.Fingerprint == shown);
        }

        static async Task Quietly(Func<Task> verb)
        {
            try
            {
                await Task.Run(verb);
            }
            catch (Refusal)
            {
                // One of the two comes too late.
            }
        }
    }

    [Theory]
    [InlineData(" ", null, "Write what you want to say")]
    [InlineData("", "on Wednesday", "same as the words")]
    public async Task An_empty_comment_or_suggestion_is_refused(string text, string? replacement, string sentence)
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        await Refuses(sentence, () => newsroom.Suggest(id, "on Wednesday", replacement, text));
        await Refuses("takes up to", () => newsroom.Suggest(id, "on Wednesday", null, new string('x', 5_000)));
    }
}
