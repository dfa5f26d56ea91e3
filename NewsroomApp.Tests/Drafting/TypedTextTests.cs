using CsCheck;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Drafting;

public class TypedTextTests
{
    [Fact]
    public void Any_deltas_keep_both_sides_the_same() =>
        Gen.Select(Gen.String[0, 20], Gen.Int[0, 30], Gen.Int[0, 10]).Array[0, 20].Sample(edits =>
        {
            var (browser, server) = ("", new TypedText(""));
            foreach (var (inserted, at, length) in edits)
            {
                var start = Math.Min(at, browser.Length);
                var deleted = Math.Min(length, browser.Length - start);
                browser = browser[..start] + inserted + browser[(start + deleted)..];
                Assert.True(server.Apply(start, deleted, inserted, TypedText.Hash(browser)));
                Assert.Equal(browser, server.Text);
            }
        });

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(4, 0)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_delta_out_of_range_asks_for_the_whole_text(int start, int deleted)
    {
        var text = new TypedText("abc");
        Assert.False(text.Apply(start, deleted, "x", 0));
        Assert.True(text.Apply(0, 0, "abcx", TypedText.Hash("abcx")));
        Assert.Equal("abcx", text.Text);
    }

    [Fact]
    public void A_delta_made_on_another_text_asks_for_the_whole() =>
        Assert.False(new TypedText("abc").Apply(3, 0, "d", TypedText.Hash("abxd")));
}
