using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Drafting;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Stories;

/// <summary>A part more than the product has, and a text in a second language: one line each.</summary>
[Collection(nameof(Alone))]
[Trait("Pace", "Slow")]
public sealed class NewPartTests : IDisposable
{
    private static readonly Part _background = new("background", "Background", 2_000, false, IsSection: true);

    private static readonly Part _french = Parts.Body.In("fr");

    private readonly IReadOnlyList<Part> _before = Parts.Text;

    public NewPartTests() => Have([.. _before, _background]);

    public void Dispose() => Have(_before);

    [Fact]
    public async Task A_new_part_and_a_second_language_live_a_whole_life()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var (ana, elise) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var id = await newsroom.Draft(
            Texts
                .Complete.With(_background, "The lamps were *electrified* in 1931.")
                .With(Parts.Headline.In("fr"), "Le conseil reçoit les gardiens")
                .With(_french, "Le conseil a reçu les gardiens du phare.")
        );

        // Typed, and seen by a colleague.
        await using var page = newsroom.Drafting.Open(ana, (await newsroom.Drafting.Find(id))!.Open!);
        await using var beside = newsroom.Drafting.Open(elise, (await newsroom.Drafting.Find(id))!.Open!);
        var end = page.Words[_french].Length - 1;
        var typed = new PartChange(_french, new([new(end, 0, " mercredi")]));
        Assert.True(page.Type(1, page.OpenedVersion, typed, more: false, hash: null));
        await page.Flush();
        Assert.True(await beside.Pull());
        beside.Took(beside.Tell()[^1].Version);
        Assert.Equal("Le conseil a reçu les gardiens du phare mercredi.", beside.Words[_french]);

        // Commented on, compared and found on the desk.
        var words = (await newsroom.Drafting.Find(id))!.Open!.Words;
        var anchor = Anchor.At(_french, words, 19, 12);
        await newsroom.Margin.Comment(elise, id, "Tous ?", anchor, replacement: null, blocking: false);
        var comment = (await newsroom.Drafting.Find(id))!.Open!.Comments.Single();
        Assert.Equal((_french, 19), (comment.Anchor!.FindIn(words)!.Part, comment.Anchor.FindIn(words)!.Start));
        Assert.Equal(
            ["Background", "Body, français"],
            WordComparison
                .Of(words, words.With(_background, "x").With(_french, "y"))
                .Select(c => c.Part.Label)
        );
        foreach (var word in new[] { "phare", "electrified" })
            Assert.Single(await newsroom.Drafting.List(new(DraftShelf.All, Text: word), ana.PersonId));

        // Approved by the fingerprint that covers both, and printed.
        Assert.NotEqual(words.Fingerprint, words.With(_french, "").Fingerprint);
        Assert.NotEqual(words.Fingerprint, words.With(_background, "").Fingerprint);
        await newsroom.Margin.Resolve(elise, id, comment.Id);
        await newsroom.Drafting.Submit(ana, id);
        await newsroom.Approve(id);
        await newsroom.Publishing.PublishNow(elise, id);
        using var reader = newsroom.Visitor();
        var address = PublicAddress.Of(id, words.Headline);
        var printed = await reader.GetStringAsync(address);
        Assert.Contains("<h2>Background</h2>", printed, StringComparison.Ordinal);
        Assert.Contains("The lamps were <em>electrified</em> in 1931.", printed, StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", printed, StringComparison.Ordinal);
        Assert.Contains("gardiens du phare mercredi.", printed, StringComparison.Ordinal);
        foreach (var word in new[] { "phare", "electrified" })
            Assert.Contains(address, await reader.GetStringAsync($"/search?q={word}"), StringComparison.Ordinal);
        Assert.All((await newsroom.Publication.Prove(id)).Sights, sight => Assert.Equal(Finding.Same, sight.Finding));

        // Corrected in one of the two: the ledger shows what changed there.
        await newsroom.Correct(
            id,
            words.With(_french, words[_french].Replace("mercredi", "mardi", StringComparison.Ordinal)) with
            {
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "It was a Tuesday.",
            }
        );
        printed = await reader.GetStringAsync($"{address}/editions/1");
        Assert.Matches("<del>.*mercredi.*</del><ins>.*mardi.*</ins>", printed);

        await newsroom.App.Services.GetRequiredService<Audit>().Check(TestContext.Current.CancellationToken);
        Assert.Equal(words, CanonicalJson.Read(CanonicalJson.Of(words)));
    }

    /// <summary>As a further row in the list would; the product has no other need to change it.</summary>
    private static void Have(IReadOnlyList<Part> parts) =>
        typeof(Parts).GetProperty(nameof(Parts.Text))!.SetValue(null, parts);
}
