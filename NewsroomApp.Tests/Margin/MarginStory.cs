using NewsroomApp.Margin;

namespace NewsroomApp.Tests.Margin;

/// <summary>The margin beside a text; the story itself marks words in it and hears which are sought.</summary>
public abstract class MarginStory : ComponentStory
{
    /// <summary>What somebody has marked; nothing without.</summary>
    protected Anchor? Marked { get; set; }

    /// <summary>The words that were brought into sight, in order.</summary>
    protected List<string> Sought { get; } = [];

    protected async Task<Screen> Margin(DemoCast.Member member, string id)
    {
        var words = (await Newsroom.Drafting.Find(id))!.Open!.Words;
        Screen? margin = null;
        margin = await Show<MarginPanel>(
            member,
            p =>
                p.Add(m => m.StatementId, id)
                    .Add(m => m.Words, words)
                    .Add(m => m.OnPoint, () => Task.FromResult(Marked))
                    .Add(m => m.OnGoTo, (Place place) => Sought.Add(Found(place)))
                    .Add(m => m.OnRead, (MarginCopy _) => margin?.Change<MarginPanel>() ?? Task.CompletedTask)
        );
        await margin.Shows("Comments");
        return margin;

        string Found(Place place) => words[place.Part].Substring(place.Start, place.Length);
    }

    /// <summary>Somebody changes the words, and the text on the screen with them.</summary>
    protected async Task Reword(string id, Document words, Screen margin)
    {
        await Newsroom.Write(id, words);
        await margin.Change<MarginPanel>(p => p.Add(m => m.Words, words));
    }

    /// <summary>The identifier of what the script brought into sight last.</summary>
    protected static object? Shown(Screen margin) => margin.Scripts.Invocations["newsroom.show"][^1].Arguments[0];

    protected async Task<Edition> Edition(string id) => (await Newsroom.Drafting.Find(id))!.Open!;

    protected static Anchor On(string words) =>
        Anchor.At(
            Parts.Body,
            Texts.Complete,
            Texts.Complete.Body.IndexOf(words, StringComparison.Ordinal),
            words.Length
        );
}
