namespace NewsroomApp.Statements.Documents;

public static class WordCount
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = !char.IsWhiteSpace(c);
            if (letter && !inside) count++;
            inside = letter;
        }
        return count;
    }
}
