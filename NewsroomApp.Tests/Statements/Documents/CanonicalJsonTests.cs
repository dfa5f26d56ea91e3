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
                    .Aggregate(new Document(), (all, part) => part.First.With(all, part.Second))
                    .Canonical();
                using var json = JsonDocument.Parse(CanonicalJson.Of(words));
                var text = json.RootElement.GetProperty("texts").GetProperty("und");
                Assert.Equal(
                    Parts.Text.Where(p => p.Of(words).Length > 0).Select(p => (p.Key, p.Of(words))).Order(),
                    text.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))
                );
                Assert.Empty(json.RootElement.GetProperty("header").EnumerateObject());
                Assert.All(Parts.Of(), part => Assert.True(Ascii.IsValid(part.Key)));
            });

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
            ],
            Parts.Of().Select(p => p.Key)
        );
}
