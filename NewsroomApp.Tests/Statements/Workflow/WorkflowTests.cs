using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Statements.Workflow;

/// <summary>Every verb at every stage: what happens, or a sentence.</summary>
public class WorkflowTests
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly SignOff _writer = new("w", "Wera Writer", Role.PressOfficer, _noon);
    private static readonly SignOff _editor = new("e", "Edda Editor", Role.Editor, _noon);
    private static readonly SignOff _chief = new("m", "Mina Chief", Role.ChiefEditor, _noon);
    private static readonly SignOff _outsider = new("", "Ola Office", Role.Outsider, _noon);
    private static readonly SignOff _clock = new("", "The embargo clock", Role.Scheduler, _noon);
    private static readonly PressOffice _office = new(new(), _ => Role.ChiefEditor);

    public static TheoryData<Stage, Verb> EveryStageAndVerb()
    {
        var data = new TheoryData<Stage, Verb>();
        foreach (var stage in Enum.GetValues<Stage>())
            // Overruling needs a correction and a rule; SubstanceTests has it.
            foreach (var verb in Rulebook.OfEditions.Except([Verb.Overrule, Verb.LowerKind])) data.Add(stage, verb);
        return data;
    }

    [Fact]
    public void The_table_of_the_workflow_is_the_one_in_the_rulebook()
    {
        foreach (var stage in Enum.GetValues<Stage>())
            foreach (var verb in Enum.GetValues<Verb>())
            {
                Assert.Equal((stage, verb, Rulebook.Next(stage, verb) is not null), (stage, verb, stage.Allows(verb)));
                if (Transitions.Turns.TryGetValue((stage, verb), out var to))
                    Assert.Equal((stage, verb, Rulebook.Next(stage, verb)), (stage, verb, to));
            }
    }

    [Theory]
    [MemberData(nameof(EveryStageAndVerb))]
    public void A_verb_goes_where_the_rulebook_says_or_is_refused_with_a_sentence_and_no_trace(Stage from, Verb verb)
    {
        var statement = At(from, urgently: verb is Verb.Ratify);
        var edition = statement.Editions[^1];
        var (history, words) = (statement.History.Count, edition.Words);

        if (Rulebook.Next(from, verb) is { } to)
        {
            Do(statement, edition, verb);
            Assert.Equal(to, edition.Stage);
            Assert.True(statement.History.Count > history || verb is Verb.Edit or Verb.Revise);
        }
        else
        {
            var refusal = Assert.Throws<Refusal>(() => Do(statement, edition, verb));
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(from, edition.Stage);
            Assert.Equal(history, statement.History.Count);
            Assert.Equal(words, edition.Words);
        }
    }

    [Theory]
    [InlineData(Verb.Return)]
    [InlineData(Verb.Approve)]
    [InlineData(Verb.Publish)]
    public void A_press_officer_is_refused_an_editors_verb(Verb verb)
    {
        var statement = At(verb is Verb.Publish ? Stage.Approved : Stage.InReview);
        var officer = _writer with { PersonId = "other" };
        Refuses("role", () => Do(statement, statement.Open!, verb, officer));
    }

    [Fact]
    public void Nobody_approves_their_own_words()
    {
        var statement = At(Stage.Draft);
        var edition = statement.Open!;
        edition.Edit(edition.Words with { Kicker = "By the editor" }, _editor);
        edition.Submit(_writer, _office);
        Refuses("You wrote", () => edition.Approve(_editor, edition.Fingerprint, _office));
    }

    [Fact]
    public void An_editor_cannot_approve_words_that_changed_after_they_were_shown()
    {
        var statement = At(Stage.InReview);
        var edition = statement.Open!;
        var shown = edition.Fingerprint;
        edition.Edit(edition.Words with { Headline = "Another headline" }, _writer);
        Refuses("changed the words", () => edition.Approve(_editor, shown, _office));
        Assert.Empty(edition.Approvals);
    }

    [Fact]
    public void Whoever_published_without_review_approves_nothing_in_its_place()
    {
        var statement = At(Stage.Published, urgently: true);
        var edition = statement.Correct(_writer);
        edition.Edit(edition.Words with { Kicker = "Lakes", PublicNote = "A kicker was added." }, _writer);
        edition.Submit(_writer, _office);
        Refuses("without review", () => edition.Approve(_chief, edition.Fingerprint, _office));
        edition.Approve(_editor, edition.Fingerprint, _office);
        Assert.Equal(Stage.Approved, edition.Stage);
    }

    /// <summary>Each way to lose a right, and what is said of it.</summary>
    public static TheoryData<Role?, string> Lost =>
        new()
        {
            { null, "does not work here any more" },
            { Role.PressOfficer, "has another role now (Press officer)" },
            { Role.Administrator, "has another role now (Administrator)" },
        };

    [Theory]
    [MemberData(nameof(Lost))]
    public void An_approval_counts_while_its_approver_may_approve(Role? now, string why)
    {
        var statement = At(Stage.Approved);
        Refuses(why, () => statement.Publish(_chief, Without(_editor, now)));
        Refuses(why, () => statement.Open!.Schedule(_chief, _noon.AddHours(1), Without(_editor, now)));
        Assert.Equal(Presence.Unpublished, statement.Presence);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_time_counts_while_whoever_set_it_may_set_one(Role? now, string why)
    {
        var statement = At(Stage.InReview);
        statement.Open!.Approve(_chief, statement.Open.Fingerprint, _office);
        statement.Open.Schedule(_editor, _noon.AddHours(1), _office);
        statement.Keep(_clock with { At = _noon.AddHours(1) }, Without(_editor, now));
        Assert.Contains(why, statement.Open!.Blocked, StringComparison.Ordinal);
        statement.Publish(_chief with { At = _noon.AddHours(1) }, Without(_editor, now));
        Assert.Equal(Presence.Live, statement.Presence);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_change_is_a_typo_while_whoever_said_so_may_say_it(Role? now, string why)
    {
        _ = why;
        var statement = At(Stage.Published);
        var edition = statement.Correct(_writer);
        edition.Edit(
            edition.Words with
            {
                ChangeKind = CorrectionKind.Typo,
                Body = edition.Words.Body.Replace("Wednesday", "Tuesday", StringComparison.Ordinal),
            },
            _writer
        );
        edition.AllowTypo(_chief, "It is one.");
        edition.Submit(_writer, _office);
        Refuses("Kind of change", () => edition.Approve(_editor, edition.Fingerprint, Without(_chief, now)));
        edition.Approve(_editor, edition.Fingerprint, _office);
        Refuses("Kind of change", () => statement.Publish(_editor, Without(_chief, now)));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_withdrawal_counts_while_whoever_asked_for_it_may_ask(Role? now, string why)
    {
        var statement = At(Stage.Published);
        statement.Ask(Verb.Withdraw, "A wrong name.", _chief);
        Refuses(why, () => statement.Confirm(0, _editor, Without(_chief, now)));
        Assert.Equal(Presence.Live, statement.Presence);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_link_is_dead_once_its_maker_may_make_none_or_its_ground_is_gone(Role? now, string why)
    {
        var edition = At(Stage.Approved).Open!;
        var access = edition.ReaderLinks[0];
        Assert.Null(access.WhyNot(_noon, _office));
        Assert.Contains(why, access.WhyNot(_noon, Without(_editor, now)), StringComparison.Ordinal);
        Refuses("no longer valid", () => access.Read("192.0.2.1", _outsider, Without(_editor, now)));
        var request = edition.ClearanceRequests[0];
        var gone = now is Role.PressOfficer ? null : Without(_writer, now);
        if (gone is not null)
        {
            Assert.Contains(why, request.WhyNot(_noon, gone), StringComparison.Ordinal);
            Refuses(
                "no longer valid",
                () => request.Answer(ClearanceAnswer.Cleared, "", "192.0.2.1", _outsider, gone)
            );
            Refuses("Make a new one", () => request.Send("office@lake.example", _writer, gone));
        }
        // The approval of another editor, on which the link of this one rests.
        edition.Reopen(_writer, "A name.");
        edition.Approve(_chief, edition.Fingerprint, _office);
        Assert.Contains("approval does not hold", access.WhyNot(_noon, Without(_chief, now)), StringComparison.Ordinal);
        Refuses("no longer valid", () => access.Read("192.0.2.1", _outsider, Without(_chief, now)));
    }

    [Fact]
    public void Reopening_sets_the_approval_aside()
    {
        var edition = At(Stage.Approved).Open!;
        edition.Reopen(_writer, "A name is wrong.");
        Assert.Equal(["Wera Writer reopened it."], edition.ApprovalStandings(_office).Select(a => a.Stale));
        Assert.Equal("A name is wrong.", edition.Reason);
    }

    [Theory]
    [InlineData(Verb.Return, Stage.InReview)]
    [InlineData(Verb.Reopen, Stage.Approved)]
    public void A_no_needs_a_reason(Verb verb, Stage from)
    {
        var edition = At(from).Open!;
        Assert.Throws<Refusal>(() =>
        {
            if (verb is Verb.Return) edition.Return(_editor, "  ");
            else edition.Reopen(_editor, "");
        });
        Assert.Equal(from, edition.Stage);
    }

    [Fact]
    public void Without_a_headline_nothing_is_submitted()
    {
        var statement = Statement.Start("0123abcd", Texts.Complete with { Headline = " " }, _writer);
        Assert.Equal(
            "Headline: Write a headline.",
            Assert.Throws<Refusal>(() => statement.Open!.Submit(_writer, _office)).Message
        );
    }

    [Fact]
    public void A_correction_needs_a_note_unless_it_is_a_typo_and_has_to_change_something()
    {
        var statement = At(Stage.Published);
        var edition = statement.Correct(_writer);
        Refuses("Nothing differs", () => edition.Submit(_writer, _office));
        edition.Edit(
            edition.Words with
            {
                Body = edition.Words.Body.Replace("received", "recieved", StringComparison.Ordinal),
                ChangeKind = CorrectionKind.Correction,
            },
            _writer
        );
        Refuses("what changed", () => edition.Submit(_writer, _office));
        edition.Edit(edition.Words with { ChangeKind = CorrectionKind.Typo }, _writer);
        edition.Submit(_writer, _office);
        Assert.Equal(2, edition.Number);
    }

    [Theory]
    [InlineData("council", "counsel", CorrectionKind.Typo)]
    [InlineData("on Wednesday", "on Tuesday", CorrectionKind.Correction)]
    [InlineData("on Wednesday.", "on Wednesday. They were given soup and bread in the hall.", CorrectionKind.Update)]
    public void Where_nobody_says_what_kind_of_change_it_is_the_comparison_does(
        string from,
        string to,
        CorrectionKind kind
    )
    {
        var edition = At(Stage.Published).Correct(_writer);
        Assert.Null(edition.Words.ChangeKind);
        edition.Edit(
            edition.Words with
            {
                Body = edition.Words.Body.Replace(from, to, StringComparison.Ordinal),
                PublicNote = kind is CorrectionKind.Typo ? "" : "What changed.",
            },
            _writer
        );
        edition.Submit(_writer, _office);
        Assert.Equal(kind, edition.Words.ChangeKind);
        // Once it is read by others it says so itself.
        edition.Edit(edition.Words with { ChangeKind = null }, _writer);
        Refuses("Say what kind of change", () => edition.Approve(_editor, edition.Fingerprint, _office));
    }

    [Fact]
    public void A_statement_has_one_correction_at_a_time()
    {
        var statement = At(Stage.Published);
        statement.Correct(_writer);
        Refuses("open already", () => statement.Correct(_editor));
    }

    [Fact]
    public void A_colleague_who_did_not_write_cannot_submit_or_recall()
    {
        var colleague = new SignOff("c", "Cem Colleague", Role.PressOfficer, _noon);
        Refuses("Wera Writer", () => At(Stage.Draft).Open!.Submit(colleague, _office));
        Refuses("Wera Writer", () => At(Stage.InReview).Open!.Recall(colleague));
    }

    [Fact]
    public void A_revision_is_cut_when_the_writer_changes_and_after_ten_minutes_of_typing()
    {
        var edition = At(Stage.Draft).Open!;
        var cut = edition.Revisions.Count;
        edition.Edit(edition.Words with { Kicker = "One" }, _writer);
        Assert.Equal(cut, edition.Revisions.Count);
        edition.Edit(edition.Words with { Kicker = "Two" }, _editor);
        Assert.Equal("One", edition.Revisions[^1].Words.Kicker);
        Assert.Equal(_writer, edition.Revisions[^1].By);
        edition.Edit(edition.Words with { Kicker = "Three" }, _editor with { At = _noon.AddMinutes(10) });
        Assert.Equal("Three", edition.Revisions[^1].Words.Kicker);
    }

    [Fact]
    public void Two_who_write_at_once_do_not_cut_a_revision_with_every_turn()
    {
        var edition = At(Stage.Draft).Open!;
        for (var i = 0; i < 50; i++)
            edition.Edit(
                edition.Words with
                {
                    Kicker = $"Kicker {i}",
                },
                (i % 2 == 0 ? _writer : _editor) with
                {
                    At = _noon.AddSeconds(i),
                }
            );
        var cut = edition.Revisions.Count;
        Assert.InRange(cut, 2, 4);
        edition.Edit(edition.Words with { Kicker = "After lunch" }, _writer with { At = _noon.AddMinutes(3) });
        Assert.Equal("Kicker 49", edition.Revisions[^1].Words.Kicker);
    }

    /// <summary>The office once this person has another role, or none.</summary>
    private static PressOffice Without(SignOff somebody, Role? now) =>
        new(new(), person => person == somebody.PersonId ? now : Role.ChiefEditor);

    private static Statement At(Stage stage, bool urgently = false)
    {
        var statement = Statement.Start("0123abcd", Texts.Complete, _writer);
        var edition = statement.Open!;
        // A suggestion to settle and a link to answer, whatever the stage.
        edition.Comment(_editor, "", Anchor.At(Parts.Body, edition.Words, 4, 7), "commission");
        edition.AskClearance(edition.Quotations[0].Fingerprint, edition.Quotations[0].Speaker, "hash", _writer);
        edition.LetRead(ReaderLinkKind.Embargo, "Iva Novák, Lake Gazette", "", "secret", _editor);
        edition.LetRead(ReaderLinkKind.Preview, "Office of the chair", "", "preview", _writer);
        if (stage is Stage.Discarded) edition.Discard(_writer);
        if (stage is Stage.InReview or Stage.Approved or Stage.Scheduled or Stage.Published)
            edition.Submit(_writer, _office);
        if (urgently && stage is Stage.Published)
            statement.PublishUrgently(_chief, edition.Fingerprint, "The dam is breaking.", _office);
        else if (stage is Stage.Approved or Stage.Scheduled or Stage.Published)
            edition.Approve(_editor, edition.Fingerprint, _office);
        if (stage is Stage.Scheduled) edition.Schedule(_editor, _noon.AddHours(1), _office);
        if (stage is Stage.Published && !urgently) statement.Publish(_editor, _office);
        return statement;
    }

    private static void Do(Statement statement, Edition edition, Verb verb, SignOff? by = null)
    {
        switch (verb)
        {
            case Verb.Edit:
                edition.Edit(edition.Words with { Body = "New words." }, by ?? _writer);
                break;
            case Verb.Revise:
                edition.SaveRevision(by ?? _writer);
                break;
            case Verb.Submit:
                edition.Submit(by ?? _writer, _office);
                break;
            case Verb.Recall:
                edition.Recall(by ?? _writer);
                break;
            case Verb.Return:
                edition.Return(by ?? _editor, "Shorter.");
                break;
            case Verb.Approve:
                edition.Approve(by ?? _editor, edition.Fingerprint, _office);
                break;
            case Verb.Reopen:
                edition.Reopen(by ?? _editor, "A name is wrong.");
                break;
            case Verb.Publish:
                statement.Publish((by ?? _editor) with { At = _noon.AddHours(1) }, _office);
                break;
            case Verb.Schedule:
                edition.Schedule(by ?? _editor, _noon.AddHours(2), _office);
                break;
            case Verb.Unschedule:
                edition.Unschedule(by ?? _editor);
                break;
            case Verb.Block:
                edition.Block(by ?? _clock, "The clock jumped.");
                break;
            case Verb.PublishUrgently:
                statement.PublishUrgently(by ?? _chief, edition.Fingerprint, "The dam is breaking.", _office);
                break;
            case Verb.Ratify:
                edition.Ratify(by ?? _editor, edition.Fingerprint, _office);
                break;
            case Verb.AskReview:
                edition.AskToRead(new("another", "Another Editor"), due: null, by ?? _writer, _office);
                break;
            case Verb.GiveAccess:
                edition.LetRead(ReaderLinkKind.Embargo, "Another Reader", "", "other secret", by ?? _editor);
                break;
            case Verb.GivePreview:
                edition.LetRead(ReaderLinkKind.Preview, "Another Office", "", "other preview", by ?? _writer);
                break;
            case Verb.RevokePreview:
                edition.ReaderLinks[1].Revoke(by ?? _writer);
                break;
            case Verb.ReadPreview:
                edition.ReaderLinks[1].Read("192.0.2.1", by ?? _outsider, _office);
                break;
            case Verb.RevokeAccess:
                edition.ReaderLinkWith(0).Revoke(by ?? _editor);
                break;
            case Verb.ReadEmbargoed:
                edition.ReaderLinks[0].Read("192.0.2.1", by ?? _outsider, _office);
                break;
            case Verb.Discard:
                edition.Discard(by ?? _writer);
                break;
            case Verb.Recover:
                edition.Recover(by ?? _writer);
                break;
            case Verb.Comment:
                edition.Comment(by ?? _editor, "Shorter.");
                break;
            case Verb.Answer:
                edition.CommentWith(0).Answer("It is.", by ?? _writer);
                break;
            case Verb.ReopenComment:
                edition.CommentWith(0).Resolve(_editor);
                edition.CommentWith(0).Reopen(by ?? _writer);
                break;
            case Verb.Resolve:
                edition.CommentWith(0).Resolve(by ?? _writer);
                break;
            case Verb.Accept:
                edition.CommentWith(0).Accept(by ?? _writer);
                break;
            case Verb.Decline:
                edition.CommentWith(0).Decline(by ?? _writer);
                break;
            case Verb.Attribute:
                edition.Attribute(edition.Quotations[0].OfWords, "Nuño Ångström", by ?? _writer);
                break;
            case Verb.AskClearance:
                edition.AskClearance(edition.Quotations[0].Fingerprint, "Nuño Ångström", "another", by ?? _writer);
                break;
            case Verb.SendClearance:
                edition.ClearanceRequests[0].Send("office@lake.example", by ?? _writer, _office);
                break;
            case Verb.RevokeClearance:
                edition.RequestWith(0).Revoke(by ?? _writer);
                break;
            case Verb.RecordClearance:
                edition.RecordClearance(
                    edition.Quotations[0].Fingerprint,
                    ClearanceAnswer.Cleared,
                    "",
                    "Ola Office",
                    by ?? _writer
                );
                break;
            case Verb.AnswerClearance:
                edition.ClearanceRequests[0].Answer(ClearanceAnswer.Cleared, "", "192.0.2.1", by ?? _outsider, _office);
                break;
            default:
                Assert.Fail($"{verb} turns stages and has no test here.");
                break;
        }
    }
}
