namespace NewsroomApp.Tests.Mailroom;

/// <summary>A newsroom without a mail server: what is written waits, and the administrator is told.</summary>
public class WaitingOutboxTests : ComponentStory
{
    private const string Address = "/desk/outbox";

    [Fact]
    public async Task An_administrator_without_a_mail_server_is_told_how_to_get_one()
    {
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows("There is no mail server yet, so they wait here; nothing else does.");
        await tariq.Shows("Set one under Settings.");
        await tariq.Shows("No mail yet. One is written when a statement is submitted, returned, approved");
        await Newsroom.InReview();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await tariq.Shows("2 waiting");
        await tariq.Hides("No mail yet.");
    }

    [Fact]
    public async Task An_administrator_sees_to_whom_a_mail_goes_and_not_what_it_is_about()
    {
        await Newsroom.InReview();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq
            .Row(DemoCast.Editor.Email)
            .Shows("Ana Petrović submitted a statement for review waiting written 5 min ago");
        await tariq.Hides(Texts.Complete.Headline);
        Assert.DoesNotContain(tariq.Buttons, b => b.StartsWith("Send", StringComparison.Ordinal));
        await tariq.Hides("due");
    }

    [Fact]
    public async Task A_mail_is_discarded_once_the_administrator_has_said_so_twice()
    {
        const string Discard =
            "Discard the mail to elise@newsroom.example: Ana Petrović submitted a statement for review";
        await Newsroom.InReview();
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows("2 waiting");
        await tariq.Press(Discard);
        await tariq.Dialog.Shows("elise@newsroom.example will not get it. What it tells of stays where it is.");
        await tariq.Press("Cancel");
        await tariq.Until(() => Assert.Empty(tariq.All("[role=dialog]")));
        await tariq.Press(Discard);
        await tariq.Press("Yes, discard");
        await tariq.Shows("1 waiting");
        await tariq.Shows("Discarded.");
        await tariq.Hides(DemoCast.Editor.Email);
        Assert.Equal([DemoCast.ChiefEditor.Email], (await Newsroom.Outbox.Last()).Select(m => m.To));
    }

    [Fact]
    public async Task A_mail_that_somebody_else_has_discarded_cannot_be_discarded_again()
    {
        await Newsroom.InReview();
        var tariq = await Open(DemoCast.Administrator, Address);
        var mail = (await Newsroom.Outbox.Last()).Single(m => m.To == DemoCast.Editor.Email);
        await tariq.Press($"Discard the mail to {mail.To}: {mail.Subject}");
        await Newsroom.Outbox.Discard(Newsroom.As(DemoCast.Administrator), mail.Id);
        await tariq.Press("Yes, discard");
        await tariq.Shows("This mail is not in the outbox any more.");
        await tariq.Shows("1 waiting");
    }

    [Theory]
    [InlineData("/desk/outbox")]
    [InlineData("/desk/people")]
    public async Task Nobody_but_the_administrator_gets_there_from_inside_the_desk(string address)
    {
        var elise = await Open(DemoCast.Editor, address);
        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", elise.Address);
    }
}
