using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// How long a text takes to be set: parsed, and written as HTML and as plain text.
/// Run by hand in NewsroomApp.Tests:
/// dotnet run -c Release -- -explicit only -class '*TypesettingBenchmark' -showLiveOutput
/// Prose of 10,000 words is the median of 50 runs after 20. Each text that was made to be slow is set at one and at
/// four times its size, the best of 5 runs; the last column is how much longer the four take, where linear is 4. The
/// reference sets the prose with the parser as it comes, in the same run.
/// </summary>
public class TypesettingBenchmark
{
    private static readonly (string Name, Func<int, string> Text)[] _slow =
    [
        ("lines [a]: b", n => Times("[a]: b\n", 14_000 * n)),
        ("definitions", n => Numbered("[a{0}]: https://example.org/{0}\n", 3_500 * n)),
        ("999999999. items", n => Times("999999999. a\n", 7_000 * n)),
        ("notes", n => Numbered("w[^{0}] ", 2_500 * n) + "\n\n" + Numbered("[^{0}]: note\n", 2_500 * n)),
        ("nested emphasis", n => Times("*a **b ", 12_000 * n)),
        ("asterisks", n => Times("*", 50_000 * n) + "a" + Times("*", 50_000 * n)),
        ("1,000 columns and more", n => Times("| a ", 1_000 * n) + "|\n" + Times("|---", 1_000 * n) + "|\n"),
        ("open links", n => Times("[a](", 6_000 * n)),
        ("brackets", n => Times("[", 12_000 * n)),
        ("bare addresses", n => Times("a@b.example ", 8_000 * n)),
        ("hidden remarks", n => Times("[//]: # (x)\n", 7_000 * n)),
    ];

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        var prose = Texts.Prose(10_000);
        var table = new StringBuilder("| text | size, KB | ms | times, at four times the size |\n|---|---|---|---|\n");
        for (var i = 0; i < 20; i++) Set(prose);
        Row(table, "prose, 10,000 words", prose, Median(() => Set(prose)), ratio: null);
        Row(table, "the same, reference", prose, Median(() => Markdig.Markdown.ToHtml(prose)), ratio: null);
        foreach (var (name, text) in _slow)
        {
            var (one, four) = (text(1), text(4));
            var (short_, long_) = (Best(() => Set(one)), Best(() => Set(four)));
            Row(table, name, four, long_, long_ / short_);
        }
        await Console.Out.WriteLineAsync(table.ToString());
    }

    private static void Set(string markdown)
    {
        var text = TypesetText.Of(markdown);
        Assert.NotNull(text.Html);
        Assert.NotNull(text.Plain);
    }

    private static void Row(StringBuilder table, string name, string text, double ms, double? ratio) =>
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {name} | {text.Length / 1024} | {ms:0.0} | {ratio?.ToString("0.0", CultureInfo.InvariantCulture)} |"
        );

    private static double Median(Action act) => Enumerable.Range(0, 50).Select(_ => Timed(act)).Order().ElementAt(25);

    private static double Best(Action act) => Enumerable.Range(0, 5).Min(_ => Timed(act));

    private static double Timed(Action act)
    {
        var begun = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Numbered(string form, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, form, i)));
}
