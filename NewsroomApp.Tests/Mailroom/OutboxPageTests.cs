namespace NewsroomApp.Tests.Mailroom;

/// <summary>A newsroom whose mail server says now yes, now no, and now hangs up.</summary>
public class OutboxPageTests : ComponentStory
{
    private const string Address = "/desk/outbox";

    private const string Again =
        "Send to elise@newsroom.example again: Ana Petrović submitted a statement for review";

    private readonly MailServer _server = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Task<TestNewsroom> Build() => TestNewsroom.Open(_server.Settings);

    [Fact]
    public async Task An_administrator_sees_mails_go_out_without_loading_the_page_again()
    {
        await Newsroom.InReview();
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows($"They go out by 127.0.0.1:{_server.Settings[1].Split('=')[1]}, usually within some seconds");
        await tariq.Shows("2 waiting");
        await Newsroom.Postman.SendDue();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await tariq.Shows("2 sent");
        await tariq.Row(DemoCast.Editor.Email).Shows("sent just now");
        Assert.Empty(tariq.Row(DemoCast.Editor.Email).Buttons);
    }

    [Fact]
    public async Task A_mail_about_comments_says_when_it_is_due_and_one_that_was_put_off_how_often_it_was_tried()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        _server.Answers = s => s.StartsWith("RCPT TO:<elise", StringComparison.Ordinal) ? "450 later" : null;
        await Newsroom.Postman.SendDue();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Newsroom.Postman.SendDue();
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows("2 waiting · 1 sent");
        await tariq.Row(DemoCast.Officer.Email).Shows("due 4 March 2026, 10:35 (Brussels time)");
        var late = tariq.Row(DemoCast.Editor.Email);
        await late.Shows("due 4 March 2026, 10:33 (Brussels time)");
        await late.Shows("tried 2 times");
        await late.Shows("The mail server did not take it: later");
    }

    [Fact]
    public async Task A_mail_that_was_refused_says_why_and_goes_out_again_when_the_administrator_asks()
    {
        _server.Answers = s => s.StartsWith("RCPT TO:<elise", StringComparison.Ordinal) ? "550 nobody" : null;
        await Newsroom.InReview();
        await Newsroom.Postman.SendDue();
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows("1 sent · 1 not sent");
        await tariq.Row(DemoCast.Editor.Email).Shows("not sent");
        await tariq.Row(DemoCast.Editor.Email).Shows("The mail server refused it: nobody");

        _server.Answers = _ => null;
        await tariq.Press(Again);
        await tariq.Shows("It goes out next.");
        await tariq.Shows("1 waiting · 1 sent");
        await Newsroom.Postman.SendDue();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await tariq.Shows("2 sent");
        await tariq.Hides("refused it");
    }

    [Fact]
    public async Task A_mail_that_somebody_may_have_got_already_is_not_sent_twice_by_one_press()
    {
        var broken = false;
        _server.Answers = s => s == "." && !broken && (broken = true) ? "" : null;
        await Newsroom.InReview();
        await Newsroom.Postman.SendDue();
        await Newsroom.Postman.SendDue();
        var tariq = await Open(DemoCast.Administrator, Address);
        await tariq.Shows("1 sent · 1 perhaps sent");
        await tariq.Row(DemoCast.Editor.Email).Shows("perhaps sent");
        await tariq.Row(DemoCast.Editor.Email).Shows("The line broke while it was being sent");
        await tariq.Press(Again);
        await tariq.Dialog.Shows("elise@newsroom.example may have this mail already and would get it twice.");
        await tariq.Press("Cancel");
        await tariq.Until(() => Assert.Empty(tariq.All("[role=dialog]")));
        await tariq.Shows("1 sent · 1 perhaps sent");
        await tariq.Press(Again);
        await tariq.Press("Yes, send");
        await tariq.Shows("It goes out next.");
        await tariq.Shows("1 waiting · 1 sent");
    }
}
