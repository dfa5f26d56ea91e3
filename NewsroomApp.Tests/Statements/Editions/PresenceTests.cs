namespace NewsroomApp.Tests.Statements.Editions;

/// <summary>
/// Withdrawing, reinstating and retracting need a second person; words published without review are marked until
/// somebody else approves them.
/// </summary>
public class PresenceTests
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly SignOff _writer = new("w", "Wera Writer", Role.PressOfficer, _noon);
    private static readonly SignOff _editor = new("e", "Edda Editor", Role.Editor, _noon);
    private static readonly SignOff _chief = new("m", "Mina Chief", Role.ChiefEditor, _noon);
    private static readonly SignOff _deputy = new("d", "Dora Deputy", Role.ChiefEditor, _noon);
    private static readonly PressOffice _office = new(new(), _ => Role.ChiefEditor);

    public static TheoryData<Presence, Verb> EveryPresenceAndVerb()
    {
        var data = new TheoryData<Presence, Verb>();
        foreach (var presence in Enum.GetValues<Presence>())
            foreach (var verb in new[] { Verb.Withdraw, Verb.Reinstate, Verb.Retract }) data.Add(presence, verb);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPresenceAndVerb))]
    public void A_presence_changes_as_the_rulebook_says_once_a_second_person_confirms(Presence from, Verb verb)
    {
        var statement = At(from);
        if (Rulebook.Next(from, verb) is not { } to)
        {
            Refuses($"This statement is {from.Spoken()}", () => statement.Ask(verb, "A reason.", _chief));
            return;
        }
        var updated = statement.LastUpdatedAt;
        statement.Ask(verb, " A reason. ", _chief);
        Assert.Equal(from, statement.Presence);
        statement.Confirm(0, _editor, _office);
        Assert.Equal(
            (to, "A reason.", updated),
            (statement.Presence, statement.Withdrawals[^1].Reason, statement.LastUpdatedAt)
        );
        Assert.Equal([verb, statement.Withdrawals[^1].Confirming], statement.History.TakeLast(2).Select(h => h.Verb));
        Assert.Equal(to is Presence.Retracted, statement.Live is null);
    }

    [Fact]
    public void The_second_person_is_not_the_first()
    {
        var statement = At(Presence.Live);
        statement.Ask(Verb.Withdraw, "A reason.", _chief);
        Refuses("somebody else", () => statement.Confirm(0, _chief, _office));
        Assert.Equal(Presence.Live, statement.Presence);
        statement.Confirm(0, _deputy, _office);
        Assert.Equal(Presence.Withdrawn, statement.Presence);
    }

    [Fact]
    public void What_is_confirmed_is_what_was_asked_of_the_text_that_is_there()
    {
        var statement = At(Presence.Live);
        Assert.Throws<Refusal>(() => statement.Ask(Verb.Withdraw, "  ", _chief));
        Assert.Throws<Refusal>(() => statement.Ask(Verb.Withdraw, "A reason.", _editor));
        Assert.Throws<Refusal>(() =>
            statement.Ask(Verb.Withdraw, new string('x', Withdrawal.LongestReason + 1), _chief)
        );
        statement.Ask(Verb.Withdraw, "A reason.", _chief);
        Refuses("Mina Chief asked to withdraw it already", () => statement.Ask(Verb.Retract, "Another.", _deputy));
        Assert.Throws<Refusal>(() => statement.Confirm(7, _editor, _office));
        var withoutMina = new PressOffice(new(), person => person == "m" ? null : Role.ChiefEditor);
        Refuses("does not work here", () => statement.Confirm(0, _editor, withoutMina));
        Replace(statement);
        Refuses("was replaced", () => statement.Confirm(0, _editor, _office));
        statement.CallOff(0, _editor);
        Assert.Throws<Refusal>(() => statement.Confirm(0, _editor, _office));
        Assert.Equal((Presence.Live, null), (statement.Presence, statement.Pending));
    }

    [Fact]
    public void A_withdrawn_text_can_be_replaced_under_its_notice_and_a_retracted_one_never()
    {
        var statement = At(Presence.Withdrawn);
        Replace(statement);
        Assert.Equal((Presence.Withdrawn, 2), (statement.Presence, statement.LiveNumber));

        var approved = At(Presence.Live);
        var correction = approved.Correct(_writer);
        correction.Edit(correction.Words with { Body = "Other words.", PublicNote = "Other words." }, _writer);
        correction.Submit(_writer, _office);
        correction.Approve(_editor, correction.Fingerprint, _office);
        approved.Ask(Verb.Retract, "A reason.", _chief);
        approved.Confirm(0, _editor, _office);
        Refuses("was retracted", () => approved.Publish(_editor, _office));
        Refuses("was retracted", () => approved.Correct(_writer));
    }

    [Fact]
    public void Out_without_review_is_marked_until_somebody_else_has_approved_it()
    {
        var statement = At(Presence.Unpublished);
        var shown = statement.Open!.Fingerprint;
        Assert.Throws<Refusal>(() => statement.PublishUrgently(_editor, shown, "The dam is breaking.", _office));
        Assert.Throws<Refusal>(() => statement.PublishUrgently(_chief, shown, " ", _office));
        Refuses(
            "changed the words",
            () => statement.PublishUrgently(_chief, Fingerprint.None, "The dam is breaking.", _office)
        );
        statement.PublishUrgently(_chief, shown, "The dam is breaking.", _office);
        var live = statement.Live!;
        Assert.True(live is { IsUnreviewed: true, LastVerb: Verb.PublishUrgently, Reason: "The dam is breaking." });
        Assert.Equal(Presence.Live, statement.Presence);

        Refuses("You published it", () => live.Ratify(_chief, shown, _office));
        Refuses("You wrote", () => live.Ratify(_writer with { Role = Role.Editor }, shown, _office));
        Refuses("not the words you were shown", () => live.Ratify(_editor, Fingerprint.None, _office));
        live.Ratify(_editor, shown, _office);
        Assert.False(live.IsUnreviewed);
        Assert.Throws<Refusal>(() => live.Ratify(_deputy, shown, _office));
    }

    [Fact]
    public void Whoever_wrote_what_went_out_unreviewed_cannot_approve_it_as_part_of_the_next_edition()
    {
        var statement = At(Presence.Unpublished);
        statement.PublishUrgently(_chief, statement.Open!.Fingerprint, "The dam is breaking.", _office);
        var next = statement.Correct(_editor);
        Assert.True(next.IsContributor("w"));
        next.Edit(next.Words with { Kicker = "Dams", PublicNote = "A kicker." }, _editor);
        next.Submit(_editor, _office);
        Refuses(
            "Words of yours, from edition 1",
            () => next.Approve(_writer with { Role = Role.Editor }, next.Fingerprint, _office)
        );
    }

    [Fact]
    public void Nothing_goes_out_urgently_that_lacks_a_headline()
    {
        var statement = Statement.Start("0123abcd", Texts.Complete with { Headline = "" }, _writer);
        Assert.Equal(
            "Headline: Write a headline.",
            Assert
                .Throws<Refusal>(() =>
                    statement.PublishUrgently(_chief, statement.Open!.Fingerprint, "Now.", _office)
                )
                .Message
        );
    }

    private static Statement At(Presence presence)
    {
        var statement = Statement.Start("0123abcd", Texts.Complete, _writer);
        if (presence is Presence.Unpublished) return statement;
        Publish(statement);
        if (presence is Presence.Live) return statement;
        statement.Ask(presence is Presence.Withdrawn ? Verb.Withdraw : Verb.Retract, "First.", _chief);
        statement.Confirm(0, _editor, _office);
        return statement;
    }

    private static void Replace(Statement statement)
    {
        var correction = statement.Correct(_writer);
        correction.Edit(correction.Words with { Body = "Other words.", PublicNote = "Other words." }, _writer);
        Publish(statement);
    }

    private static void Publish(Statement statement)
    {
        var edition = statement.Open!;
        edition.Submit(_writer, _office);
        edition.Approve(_editor, edition.Fingerprint, _office);
        statement.Publish(_editor, _office);
    }
}
