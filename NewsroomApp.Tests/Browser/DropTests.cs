using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Files and words that are dragged into the window from elsewhere.</summary>
public sealed class DropTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    /// <summary>Browsers write a refused request into the console.</summary>
    protected override bool Quiet => false;

    private const string Zone = ".dropping";

    private static readonly (string, string) _text = ("lamps.txt", "text/plain");

    [Fact]
    public async Task A_file_dropped_on_the_list_of_drafts_is_imported()
    {
        var ana = await SignedIn(DemoCast.Officer, "/desk/drafts");
        await Drag(ana, "dragenter", _text);
        await Expect(ana.Locator(Zone)).ToContainTextAsync("Drop the file to import it");
        await Drag(ana, "dragleave", _text);
        await Expect(ana.Locator(Zone)).ToBeHiddenAsync();
        Assert.True(await Drag(ana, "drop", _text));
        await Expect(ana.GetByLabel("Headline")).ToHaveValueAsync("Lamps");
        await Expect(ana.Locator(Zone)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Many_files_at_once_are_refused_in_a_sentence()
    {
        var ana = await SignedIn(DemoCast.Officer, "/desk/drafts");
        Assert.True(await Drag(ana, "drop", [.. Enumerable.Repeat(_text, 500)]));
        await Expect(ana.Locator(Zone)).ToContainTextAsync("Those were 500 files. Drop one at a time");
        await Arrives(ana, "/desk/drafts");
    }

    [Fact]
    public async Task A_file_dropped_on_a_draft_loses_nothing()
    {
        var id = await Newsroom.Draft(Texts.Complete);
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByLabel("Body").FillAsync("The lamps were lit.");
        Assert.True(await Drag(ana, "drop", ("lamps.docx", "")));
        var refused = ana.Locator("[data-uploads=attachments] .refused");
        await Expect(refused).ToContainTextAsync("lamps.docx: This");
        await Arrives(ana, $"/desk/drafts/{id}");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("The lamps were lit.");
        await Press(ana, "Close");
        await Expect(refused).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Words_dropped_into_the_field_keep_their_formats()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.EvaluateAsync(
            """
            () => {
              const field = document.querySelector('[data-part=body]'), data = new DataTransfer();
              data.setData('text/plain', 'The council met');
              data.setData('text/html', 'The <b>council</b> met');
              field.focus();
              field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
              field.setRangeText('The council met', 0, 0, 'end');
              field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromDrop', bubbles: true }));
            }
            """
        );
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("The **council** met");
    }

    /// <returns>Whether the browser is kept from opening what is dropped.</returns>
    private static Task<bool> Drag(IPage page, string what, params (string Name, string Type)[] files) =>
        page.EvaluateAsync<bool>(
            """
            ([what, files]) => {
              const data = new DataTransfer();
              for (const [name, type] of files) data.items.add(new File(['Lamps\n\nWords.'], name, { type }));
              const target = document.querySelector('textarea') ?? document.querySelector('main');
              return !target.dispatchEvent(
                new DragEvent(what, { dataTransfer: data, bubbles: true, cancelable: true })
              );
            }
            """,
            new object[] { what, files.Select(f => new[] { f.Name, f.Type }).ToArray() }
        );
}
