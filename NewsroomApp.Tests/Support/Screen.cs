using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace NewsroomApp.Tests.Support;

/// <summary>What somebody at the desk reads and presses, by the names people know. Looks anew each time.</summary>
/// <param name="desk">Theirs alone, as a browser window is.</param>
/// <param name="shown">The whole screen.</param>
/// <param name="part">The part of it that is looked at; all of it without one.</param>
public sealed partial class Screen(
    BunitContext desk,
    IRenderedComponent<IComponent> shown,
    Func<IElement>? part = null
)
{
    /// <summary>The path of the page.</summary>
    public string Address => new Uri(desk.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    /// <summary>What is said to the scripts of the browser, and what they answer.</summary>
    public BunitJSInterop Scripts => desk.JSInterop;

    /// <summary>All there is to read, in one line.</summary>
    public string Text =>
        Plain(
            part?.Invoke().TextContent
                ?? string.Concat(
                    shown
                        .Nodes.Where(n => n is not IElement { LocalName: "style" or "dialog" })
                        .Select(n => n.TextContent)
                )
        );

    /// <summary>The names of the buttons, in order.</summary>
    public IEnumerable<string> Buttons => All("button, a.mud-button-root").Select(Name);

    public Screen Dialog => new(desk, shown, () => Assert.Single(All("[role=dialog]")));

    /// <summary>The one entry of a list or thread with these words in it.</summary>
    public Screen Row(string text) => new(desk, shown, () => Assert.Single(All("li, article"), e => Reads(e, text)));

    /// <summary>The section under a heading.</summary>
    public Screen Section(string heading) =>
        new(desk, shown, () => Assert.Single(All("section"), s => Reads(s.QuerySelector("h2")!, heading)));

    /// <summary>What a selector finds, the keyboard reference apart, which nobody has opened.</summary>
    public IEnumerable<IElement> All(string selector) =>
        (part is null ? shown.FindAll(selector) : part().QuerySelectorAll(selector).AsEnumerable()).Where(e =>
            e.Closest("dialog") is null
        );

    public IEnumerable<string> Texts(string selector) => All(selector).Select(e => Plain(e.TextContent));

    public IElement Button(string name) => Assert.Single(All("button"), b => Name(b) == name);

    public IElement Link(string name) => Assert.Single(All("a[href]"), a => Name(a) == name);

    /// <summary>What is filled in under a label that begins so.</summary>
    public IElement Field(string label) =>
        All($"[aria-label='{label}']").SingleOrDefault()
        ?? Assert
            .Single(All("label"), l => Plain(l.TextContent).StartsWith(label, StringComparison.Ordinal))
            .QuerySelector("input, textarea, select")!;

    public Task Click(string label) => Do(() => Assert.Single(All($"[aria-label='{label}']")), e => e.Click());

    public Task Press(string button) => Do(() => Pressable(button), b => b.Click());

    /// <summary>At once, where the button is still there after the first click; returns when both are over.</summary>
    public async Task PressTwice(string button)
    {
        await Until(() => Pressable(button));
        await shown.InvokeAsync(() =>
        {
            var first = Pressable(button).ClickAsync(new());
            return Buttons.Contains(button) ? Task.WhenAll(first, Pressable(button).ClickAsync(new())) : first;
        });
    }

    /// <summary>The browser gets nowhere from now on, as on a line that hangs.</summary>
    public void StaysWhere() =>
        desk.Services.GetRequiredService<NavigationManager>()
            .RegisterLocationChangingHandler(change =>
            {
                change.PreventNavigation();
                return ValueTask.CompletedTask;
            });

    public Task GoTo(string address) =>
        shown.InvokeAsync(() => desk.Services.GetRequiredService<NavigationManager>().NavigateTo(address));

    /// <summary>Follows a link; one that opens another window leaves the page where it is.</summary>
    public async Task Go(string link)
    {
        await Until(() => Link(link));
        await shown.InvokeAsync(() =>
        {
            var followed = Link(link);
            if (followed.HasAttribute("blazor:onclick")) followed.Click();
            if (followed.GetAttribute("target") is not "_blank")
                desk.Services.GetRequiredService<NavigationManager>().NavigateTo(followed.GetAttribute("href")!);
        });
    }

    /// <summary>Writes, chooses or ticks, and leaves the field.</summary>
    public Task Fill(string label, object value) =>
        Do(
            () => Field(label),
            f =>
            {
                if (f.HasAttribute("blazor:oninput")) f.Input(value);
                else f.Change(value);
            }
        );

    /// <summary>The second before the desk has answered the first; returns once both are over.</summary>
    public Task FillBoth(string first, string second, object value) =>
        shown.InvokeAsync(() =>
            Task.WhenAll(
                Field(first).ChangeAsync(new() { Value = value }),
                Field(second).ChangeAsync(new() { Value = value })
            )
        );

    /// <summary>Chooses a file of the machine. bUnit would wait for what comes of it, a dialog included.</summary>
    public void Upload(string name, byte[] bytes)
    {
        var input = shown.FindComponent<InputFile>();
        _ = Task.Run(() => input.UploadFiles(InputFileContent.CreateFromBinary(bytes, name)));
    }

    public Task Key(string selector, KeyboardEventArgs key) =>
        Do(() => Assert.Single(All(selector)), e => e.KeyDown(key));

    public Task Shows(string text) =>
        Until(() =>
        {
            var all = Text;
            Assert.True(
                all.Contains(text, StringComparison.Ordinal),
                $"“{text}” is not in “{all[..Math.Min(all.Length, 1_500)]}”"
            );
        });

    public Task Hides(string text) => Until(() => Assert.DoesNotContain(text, Text, StringComparison.Ordinal));

    /// <summary>Waits until it is as it should be.</summary>
    public Task Until(Action assertion) => shown.WaitForAssertionAsync(assertion);

    /// <summary>The page around a component draws it anew, with other parameters or the same.</summary>
    public Task Change<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent => shown.InvokeAsync(() => shown.FindComponent<T>().Render(parameters ?? (_ => { })));

    private IElement Pressable(string button)
    {
        var found = Button(button);
        Assert.False(found.HasAttribute("disabled"), $"“{button}” cannot be pressed.");
        return found;
    }

    private async Task Do(Func<IElement> find, Action<IElement> act)
    {
        await Until(() => find());
        // In one go: between looking and pressing nothing is drawn anew.
        await shown.InvokeAsync(() => act(find()));
    }

    private static bool Reads(IElement element, string text) =>
        Plain(element.TextContent).Contains(text, StringComparison.Ordinal);

    private static string Name(IElement element) => element.GetAttribute("aria-label") ?? Plain(element.TextContent);

    private static string Plain(string text) => Runs().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();
}
