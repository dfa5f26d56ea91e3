using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Files;

/// <summary>Attachments in the document and in the printed text.</summary>
public class AttachmentPartsTests
{
    private static readonly DateOnly _day = new(2031, 5, 12);

    private static readonly Attachment _annex = new(new('a', 64), "file-1", "pdf", 1_234_567);
    private static readonly Attachment _speech = new(new('b', 64), "file-2", "mp3", 52_001);

    private static readonly Document _words = (Texts.Complete with { Attachments = [_annex, _speech] })
        .With(_annex.TitleText, "The joint declaration")
        .With(_speech.TitleText, "The speech");

    [Fact]
    public void Attachments_their_titles_and_their_order_are_part_of_what_is_approved()
    {
        Document[] others =
        [
            _words,
            _words with { Attachments = [_speech, _annex] },
            _words with { Attachments = [_annex with { Hash = new('c', 64) }, _speech] },
            _words with { Attachments = [_annex with { Size = 7 }, _speech] },
            _words.With(_annex.TitleText, "x"),
            _words.With(_annex.TitleText.In("fr"), "x"),
        ];
        Assert.Equal(others.Length, others.Select(o => o.Fingerprint).Distinct().Count());
        Assert.All(others, o => Assert.Equal(o, CanonicalJson.Read(CanonicalJson.Of(o))));
        Assert.Contains("an attachment", Substance.Of(_words, others[2]));
        Assert.Equal(Texts.Complete.Fingerprint, (_words with { Attachments = [] }).Canonical().Fingerprint);
        var runs = WordComparison.Of(_words, others[2]).Single(c => c.Part == Parts.Attachments).Runs;
        Assert.Contains(runs, r => r.Change is Change.Added && r.Text.Contains("cccccccc", StringComparison.Ordinal));
    }

    [Fact]
    public void An_attachment_goes_out_only_with_a_title()
    {
        Assert.DoesNotContain(_words.Issues(live: null), i => i.Blocking);
        var issue = Assert.Single(_words.With(_speech.TitleText, "").Issues(live: null), i => i.Blocking);
        Assert.Equal(_speech.TitleText.Label, issue.Part);
    }

    [Fact]
    public void Mail_and_markdown_say_where_each_is()
    {
        var institution = new Institution { PublicUrl = "https://news.example" };
        var address = $"https://news.example/statements/a/files/{_annex.FileName}";
        Assert.EndsWith(
            $"Attachments\n\n- The joint declaration (PDF, 1.2\u00A0MB): {address}\n- The speech (MP3, 52\u00A0kB): "
                + $"https://news.example/statements/a/files/{_speech.FileName}\n",
            PlainText.Of(_words, _day, institution, "a"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"## Attachments\n\n- [The joint declaration]({address}) (PDF, 1.2\u00A0MB)\n",
            PlainText.Typed(_words, _day, institution, "a"),
            StringComparison.Ordinal
        );
    }
}
