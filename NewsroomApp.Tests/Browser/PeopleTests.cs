using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Adding and deactivating people in a browser.</summary>
public sealed class PeopleTests : BrowserStory
{
    [Fact]
    public async Task Whoever_has_a_new_name_changes_it_in_the_profile()
    {
        var ana = await SignedIn(DemoCast.Officer);
        await ana.GotoAsync("/account/profile");
        await ana.GetByLabel("Name", new() { Exact = true }).FillAsync("Élise Çelik");
        await Press(ana, "Change name");
        await Expect(ana.GetByRole(AriaRole.Alert)).ToContainTextAsync("A colleague is called Élise Çelik already.");
        await ana.GetByLabel("Name", new() { Exact = true }).FillAsync("Ana Lund");
        await Press(ana, "Change name");
        await Expect(ana.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ana Lund");
        await ana.GetByRole(AriaRole.Link, new() { Name = "What you are told at the desk and by e-mail" }).ClickAsync();
        await Expect(ana.GetByRole(AriaRole.Link, new() { Name = "Ana Lund" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_deactivated_persons_open_desk_closes_by_itself()
    {
        var ana = await SignedIn(DemoCast.Officer);
        await Newsroom.People.Deactivate(Newsroom.As(DemoCast.Administrator), Newsroom.Id(DemoCast.Officer));
        await Arrives(ana, "/account/sign-in?");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_closes_the_other_at_once()
    {
        var id = await Newsroom.Draft();
        var tab = await AtDraft(DemoCast.Officer, id);
        var other = await tab.Context.NewPageAsync();
        await other.GotoAsync("/account/profile");
        await Expect(other.Locator(".sessions")).ToContainTextAsync("this one");
        await Press(other, "Sign out everywhere");
        await Arrives(tab, "/account/sign-in?");
        await SignInByForm(other, DemoCast.Colleague);
        await tab.GotoAsync($"/desk/drafts/{id}");
        await Expect(tab.GetByRole(AriaRole.Link, new() { Name = DemoCast.Colleague.Name })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_administrator_adds_a_person_who_can_then_sign_in()
    {
        var tariq = await SignedIn(DemoCast.Administrator);
        await tariq.GetByLabel("Name", new() { Exact = true }).FillAsync("Nuño Ångström");
        await tariq.GetByLabel("E-mail address").FillAsync("nuno@newsroom.example");
        await tariq.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Press officer");
        await Press(tariq, "Add person");
        var link = new Uri(await tariq.Locator(".banner code").InnerTextAsync()).PathAndQuery;
        var nuno = await Reader();
        await nuno.GotoAsync(link);
        await nuno.GetByLabel("New password").FillAsync("a bridge over the lake");
        await Press(nuno, "Set password");
        await nuno.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await nuno.GetByLabel("E-mail address").FillAsync("nuno@newsroom.example");
        await nuno.GetByLabel("Password").FillAsync("a bridge over the lake");
        await Press(nuno, "Sign in");
        await Expect(nuno.GetByRole(AriaRole.Heading, new() { Name = "Today" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chief_editor_confirms_a_new_editor_and_the_administrator_then_hands_over_the_link()
    {
        var tariq = await SignedIn(DemoCast.Administrator);
        var chief = await SignedIn(DemoCast.ChiefEditor);
        await tariq.GetByLabel("Name", new() { Exact = true }).FillAsync("Edda Ek");
        await tariq.GetByLabel("E-mail address").FillAsync("edda@newsroom.example");
        await tariq.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Editor");
        await Press(tariq, "Add person");
        await Expect(tariq.GetByText("A chief editor has to confirm it first.")).ToBeVisibleAsync();
        await Expect(tariq.Locator(".banner code")).ToHaveCountAsync(0);

        await Expect(chief.GetByText("asks to add Edda Ek")).ToBeVisibleAsync();
        await chief.GetByRole(AriaRole.Link, new() { Name = "To People" }).ClickAsync();
        await chief.GetByRole(AriaRole.Button, new() { Name = "Confirm: add Edda Ek" }).ClickAsync();
        await Press(chief, "Yes, confirm it");
        await Expect(chief.Locator(".rows").Last).ToContainTextAsync("edda@newsroom.example");

        await tariq.GetByRole(AriaRole.Button, new() { Name = "Show the link for Edda Ek" }).ClickAsync();
        await Expect(tariq.Locator(".banner code")).ToContainTextAsync("/account/set-password?");
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_password_and_not_once_it_is_removed()
    {
        // Passkeys belong to a name, and not to an address.
        var address = new UriBuilder(Newsroom.Address) { Host = "localhost" }.ToString();
        var ana = await Reader(new() { BaseURL = address });
        var device = await ana.Context.NewCDPSessionAsync(ana);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await SignInByForm(ana, DemoCast.Officer);
        await ana.GotoAsync("/account/profile");
        await Press(ana, "Add a passkey");
        await Expect(ana.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await Press(ana, "Sign out");

        await Press(ana, "Use a passkey");
        await Expect(ana.GetByRole(AriaRole.Heading, new() { Name = "Today" })).ToBeVisibleAsync();
        await ana.GotoAsync("/account/profile");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Remove Chrome" }).ClickAsync();
        await Expect(ana.GetByText("The passkey is removed.")).ToBeVisibleAsync();
        await Press(ana, "Sign out");
        await Press(ana, "Use a passkey");
        await Expect(ana.GetByText("does not know this passkey")).ToBeVisibleAsync();
    }
}
