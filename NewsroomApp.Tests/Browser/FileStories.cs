using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsroomApp.Files;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Pictures and attachments on their way from a press officer to the public.</summary>
public sealed class FileStories(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    /// <summary>Browsers write refused and cut requests into the console.</summary>
    protected override bool Quiet => false;

    [Fact]
    public async Task Two_people_put_in_a_picture_describe_it_together_and_the_public_sees_it()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Headline = "The bridge is open", Body = "It opened." });
        var (ana, jonas) = (await AtDraft(DemoCast.Officer, id), await AtDraft(DemoCast.Colleague, id));
        await Choose(ana, ("Bridge.jpg", TestPictures.Jpeg()), ("Notes.jpg", "No picture."u8.ToArray()));
        await Expect(Card(jonas, "picture-1")).ToContainTextAsync("leads the statement");
        await Expect(ana.Locator("[data-uploads] p").Filter(new() { HasText = "Notes.jpg" }))
            .ToContainTextAsync("Notes.jpg: This can be neither shown as a picture nor attached.");

        await Task.WhenAll(
            Card(ana, "picture-1").GetByLabel("Caption").PressSequentiallyAsync("The bridge at noon"),
            Card(jonas, "picture-1").GetByLabel("Credit").PressSequentiallyAsync("Photo: Ana Đinđić")
        );
        await Expect(Card(ana, "picture-1").GetByLabel("Credit")).ToHaveValueAsync("Photo: Ana Đinđić");
        await Expect(Card(jonas, "picture-1").GetByLabel("Caption")).ToHaveValueAsync("The bridge at noon");
        await Card(jonas, "picture-1").GetByLabel("Caption").PressAsync("End");
        await Card(jonas, "picture-1").GetByLabel("Caption").PressSequentiallyAsync(" today");
        await Expect(Preview(ana).Locator("figcaption")).ToContainTextAsync("The bridge at noon today");
        await Expect(Preview(ana).Locator("figure img")).ToHaveJSPropertyAsync("naturalWidth", 688);

        await Press(ana, "Submit for review");
        var alternative = Card(ana, "picture-1").GetByLabel("Alternative text");
        await Expect(alternative).ToBeFocusedAsync();
        await Expect(Card(ana, "picture-1")).ToContainTextAsync("Say what the picture shows");
        await alternative.FillAsync("People walk over a bridge");
        await Press(ana, "Place in the text");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("It opened.\n\n![](picture-1)");
        await Expect(Card(ana, "picture-1")).ToContainTextAsync("stands in the text");
        await AxeFindsNothing(ana);
        await ana.ReloadAsync();
        await IsReadyToWrite(ana);
        await Expect(Card(ana, "picture-1").GetByLabel("Caption")).ToHaveValueAsync("The bridge at noon today");
        await Card(jonas, "picture-1").GetByLabel("Caption").PressAsync("End");
        await Card(jonas, "picture-1").GetByLabel("Caption").PressSequentiallyAsync(".");
        await Expect(Card(ana, "picture-1").GetByLabel("Caption")).ToHaveValueAsync("The bridge at noon today.");

        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        var reader = await Reader();
        await reader.GotoAsync($"/statements/{id}");
        var image = reader.GetByAltText("People walk over a bridge");
        await image.ScrollIntoViewIfNeededAsync();
        await Expect(image).ToHaveJSPropertyAsync("naturalWidth", 688);
        await AxeFindsNothing(reader);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_about_a_picture_that_a_colleague_removes_meanwhile_are_kept(bool isLeft)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "It opened." });
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await Choose(ana, ("Bridge.jpg", TestPictures.Jpeg(688, 400)));
        await Card(ana, "picture-1").GetByLabel("Credit").FillAsync("Photo: Ana Đinđić");
        await Saved(ana);
        await line.Cut();
        await Card(ana, "picture-1").GetByLabel("Caption").PressSequentiallyAsync("Offline caption");
        await Newsroom.App.Services.GetRequiredService<FileDesk>()
            .Remove(Newsroom.As(DemoCast.Colleague), id, "picture-1");
        if (isLeft) await ana.GotoAsync("about:blank");
        line.Mend();
        if (isLeft) await OpenDraft(ana, id);
        var caption = ana.GetByLabel("Caption of “picture-1”");
        await Expect(caption).ToHaveValueAsync("Offline caption");
        await Saved(ana);
        var words = (await Newsroom.Drafting.Find(id))!.Open!.Words;
        Assert.Equal("Offline caption", Assert.Single(words.LeftOfFiles.Select(p => words[p])));
        await Press(ana, "Submit for review");
        await Expect(caption).ToBeFocusedAsync();
        await AxeFindsNothing(ana);
        await caption.FillAsync("");
        await Press(ana, "Submit for review");
        await Expect(ana.GetByText("Submitted").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_speech_and_a_document_are_attached_and_the_public_hears_and_reads_them()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Headline = "The bridge is open", Body = "It opened." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var paper = TestAttachments.Docx("<w:p/>", ("docProps/core.xml", TestAttachments.Core));
        await ana.Locator("[data-uploads=attachments] input")
            .SetInputFilesAsync(
                new FilePayload[]
                {
                    new() { Name = "Speech.mp3", MimeType = "audio/mpeg", Buffer = TestAttachments.Mp3(200) },
                    new() { Name = "Notes.docx", MimeType = "", Buffer = paper },
                    new() { Name = "Notes.odt", MimeType = "", Buffer = TestAttachments.Zip(("mimetype", "x")) },
                }
            );
        await Expect(ana.Locator("[data-uploads=attachments] .refused"))
            .ToContainTextAsync("Notes.odt: This is an OpenDocument file.");
        await Expect(Card(ana, "file-2")).ToContainTextAsync("It names who wrote it: Ana Đinđić and Jonas.");
        await Card(ana, "file-1").GetByLabel("Title").FillAsync("The speech");
        var title = Card(ana, "file-2").GetByLabel("Title");
        await Expect(title).ToHaveValueAsync("Notes");
        await title.FillAsync("");
        await Press(ana, "Submit for review");
        await Expect(title).ToBeFocusedAsync();
        await Expect(Card(ana, "file-2")).ToContainTextAsync("readers see its title");
        await title.PressSequentiallyAsync("Her notes");
        await Card(ana, "file-2").GetByRole(AriaRole.Button, new() { Name = "Move file-2 up" }).ClickAsync();
        await Expect(Preview(ana).Locator(".attached a")).ToHaveTextAsync(["Her notes", "The speech"]);
        await AxeFindsNothing(ana);

        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        var elise = await SignedIn(DemoCast.Editor, $"/desk/review/{id}");
        await Expect(elise.Locator(".banner")).ToContainTextAsync("“Her notes” goes out as it is. It names who wrote it");
        await Newsroom.Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        var reader = await Reader();
        await reader.GotoAsync($"/statements/{id}");
        await Expect(reader.Locator(".attached a")).ToHaveTextAsync(["Her notes", "The speech"]);
        var heard = await reader.Locator("audio").EvaluateAsync<double>(
            """
            player => new Promise((done, fail) => {
              player.onloadedmetadata = () => done(player.duration);
              player.onerror = () => fail(player.error.message);
              player.load();
              player.preload = 'auto';
            })
            """
        );
        Assert.InRange(heard, 4, 7);
        await AxeFindsNothing(reader);
    }

    [Fact]
    public async Task A_copy_that_the_minister_marked_comes_back_as_suggestions_that_the_writer_accepts()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "The bridge opened on Tuesday." });
        var ana = await AtDraft(DemoCast.Officer, id);
        const string change =
            "<w:del w:id='1' w:author='Marta'><w:r><w:delText>Tuesday</w:delText></w:r></w:del>"
            + "<w:ins w:id='2' w:author='Marta'><w:r><w:t>Friday</w:t></w:r></w:ins>";
        var (words, dialog) = (new WordMaker(), ana.GetByRole(AriaRole.Dialog));
        var file = words.Make(WordMaker.P(WordMaker.R("The bridge opened on ") + change + WordMaker.R(".")));
        await Take(words.Make(WordMaker.P(WordMaker.R("The bridge opened."))));
        await Expect(dialog).ToContainTextAsync("has no tracked changes and no comments");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Take(file);
        await Expect(dialog).ToContainTextAsync("1 tracked change, to accept or decline");
        await AxeFindsNothing(ana);
        await Press(ana, "Add them to the draft");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Comments" }).ClickAsync();
        var thread = ana.GetByRole(AriaRole.Article, new() { Name = "Suggestion by Marta" });
        await Expect(thread).ToContainTextAsync("Marta in a file, brought in by Ana Petrović");
        await thread.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("The bridge opened on Friday.");

        async Task Take(byte[] copy)
        {
            await Press(ana, "More");
            var item = ana.GetByText("Marked-up Word copy …");
            var chooser = await ana.RunAndWaitForFileChooserAsync(() => item.ClickAsync());
            await chooser.SetFilesAsync(new FilePayload { Name = "a.docx", MimeType = "", Buffer = copy });
        }
    }

    [Fact]
    public async Task A_picture_that_is_dropped_on_a_draft_or_pasted_into_its_text_is_put_in()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "It opened." });
        var ana = await AtDraft(DemoCast.Officer, id);
        await Give(ana, "drop", "main", "quay.jpg", TestPictures.Jpeg(300, 200, shade: 20));
        await Expect(Card(ana, "picture-1")).ToBeVisibleAsync();
        await Give(ana, "paste", "[data-part=body]", "pier.jpg", TestPictures.Jpeg(300, 200, shade: 200));
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("It opened.\n\n![](picture-2)");
        await Card(ana, "picture-1").GetByRole(AriaRole.Button, new() { Name = "Remove picture-1" }).ClickAsync();
        await Press(ana, "Remove the picture");
        await Expect(Card(ana, "picture-1")).ToBeHiddenAsync();
        await Expect(Card(ana, "picture-2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_upload_waits_for_the_line_and_goes_on()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.RouteAsync("**/files?*", route => route.AbortAsync());
        await Choose(ana, ("Bridge.jpg", TestPictures.Jpeg()));
        await Expect(ana.Locator("[data-uploads] p")).ToContainTextAsync("no connection");
        await ana.UnrouteAsync("**/files?*");
        await Expect(Card(ana, "picture-1")).ToBeVisibleAsync();
        await Expect(ana.Locator("[data-uploads] p")).ToHaveCountAsync(0);
    }

    private static ILocator Card(IPage page, string name) => page.Locator($"[data-file='{name}']");

    private static Task Choose(IPage page, params (string Name, byte[] File)[] files) =>
        page.Locator("[data-uploads=pictures] input")
            .SetInputFilesAsync(
                files.Select(f => new FilePayload { Name = f.Name, MimeType = "image/jpeg", Buffer = f.File })
            );

    private static async Task Give(IPage page, string how, string where, string name, byte[] file) =>
        await page.EvaluateAsync(
            """
            ([how, where, name, file]) => {
              const data = new DataTransfer(), bytes = Uint8Array.from(atob(file), c => c.charCodeAt(0));
              data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
              const [Event, what] = how === 'drop' ? [DragEvent, 'dataTransfer'] : [ClipboardEvent, 'clipboardData'];
              document.querySelector(where)
                .dispatchEvent(new Event(how, { [what]: data, bubbles: true, cancelable: true }));
            }
            """,
            new object[] { how, where, name, Convert.ToBase64String(file) }
        );
}
