using System.Text;
using System.Text.Json;
using CsCheck;

namespace NewsroomApp.Tests.Statements.Documents;

public class CanonicalJsonTests
{
    /// <summary>Computed with jq and sha256sum.</summary>
    [Fact]
    public void The_example_of_the_docs_is_what_anybody_computes()
    {
        var words = new Document
        {
            Headline = "Keepers of five \"islands\" meet",
            Place = "Tallvik",
            Date = new(2026, 3, 4),
            Body = "“We keep the light,” said Þórunn 🕯.\n\nThe end.",
            Kind = "Joint statement",
            Language = "en",
        };
        var doc = File.ReadAllText(Path.Combine(TestNewsroom.AppFolder(), "Docs", "fingerprint.md"));
        Assert.Contains($"\n{CanonicalJson.Of(words)}\n", doc, StringComparison.Ordinal);
        Assert.Contains($"\n{words.Fingerprint}\n", doc, StringComparison.Ordinal);
    }

    /// <summary>The string of RFC 8785, section 3.2.2.</summary>
    [Fact]
    public void A_text_is_quoted_as_the_standard_has_it() =>
        Assert.Equal(
            """
            "€$\u000f\nA'B\"\\\\\"/"
            """,
            CanonicalJson.Quoted("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f")
        );

    [Fact]
    public void Every_part_is_there_as_typed_in_one_order_and_nothing_else() =>
        Gen.String.Array[Parts.Text.Count]
            .Sample(texts =>
            {
                var words = Parts
                    .Text.Zip(texts)
                    .Aggregate(new Document(), (all, part) => all.With(part.First, part.Second))
                    .Canonical();
                using var json = JsonDocument.Parse(CanonicalJson.Of(words));
                var text = json.RootElement.GetProperty("texts").GetProperty("und");
                Assert.Equal(
                    Parts.Text.Where(p => words[p].Length > 0).Select(p => (p.Key, words[p])).Order(),
                    text.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))
                );
                Assert.Empty(json.RootElement.GetProperty("header").EnumerateObject());
                Assert.All(Parts.Of(), part => Assert.True(Ascii.IsValid(part.Key)));
            });

    [Theory]
    [InlineData("""{"header":{},"texts":{"und":{"bodice":"x"}},"version":"1"}""")]
    [InlineData("""{"header":{},"texts":{"no language":{"body":"x"}},"version":"1"}""")]
    [InlineData("""{"header":{},"texts":{"fr":{"date":"2026-03-04"}},"version":"1"}""")]
    [InlineData("""{"header":{},"texts":{},"version":"0"}""")]
    public void A_document_that_is_none_of_ours_is_refused(string json) =>
        Assert.Throws<JsonException>(() => CanonicalJson.Read(json));

    /// <summary>They are stored and hashed: a label may change, a key never.</summary>
    [Fact]
    public void Keys_never_change() =>
        Assert.Equal(
            [
                "kicker",
                "headline",
                "standfirst",
                "place",
                "body",
                "notesToEditors",
                "pressContact",
                "publicNote",
                "date",
                "originalUpdatedAt",
                "changeKind",
                "kind",
                "language",
                "speakers",
                "topics",
                "pictures",
                "attachments",
            ],
            Parts.Of().Select(p => p.Key)
        );
}
