using System.Text;

namespace NewsroomApp.Statements.Documents;

internal sealed class FlatText
{
    private readonly List<int> _source = [];

    public FlatText(string text)
    {
        var flat = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var white = char.IsWhiteSpace(text[i]);
            if (white && i > 0 && char.IsWhiteSpace(text[i - 1])) continue;
            flat.Append(white ? ' ' : text[i]);
            _source.Add(i);
        }
        _source.Add(text.Length);
        Flat = flat.ToString();
    }

    public string Flat { get; }

    public static string Flatten(string text) => new FlatText(text).Flat;

    public int Source(int at) => _source[at];

    public Place Place(Part part, int from, int to, bool changed) =>
        new(part, _source[from], _source[to - 1] + 1 - _source[from], changed);
}
