using System.Globalization;

namespace NewsroomApp.Statements.Documents;

public static class Counted
{
    /// <summary>As in "1 comment" and "1,200 words".</summary>
    public static string Of(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
