using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace NewsroomApp.Margin;

/// <summary>Whom to let in, a person a line: name, outlet, e-mail address; with commas, semicolons or tabs.</summary>
public sealed partial class ReaderLines
{
    public const int Most = 200;

    /// <param name="taken">Who has a link already.</param>
    public ReaderLines(string lines, IEnumerable<string> taken)
    {
        var (known, named) = (Names(taken), Names([]));
        foreach (var (number, line) in lines.Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var cells = Between().Split(line).Select(c => c.Trim().Trim('"').Trim()).Where(c => c.Length > 0).ToList();
            var at = cells.FindLastIndex(c => c.Contains('@', StringComparison.Ordinal));
            var address = at < 0 ? "" : cells[at].Trim('<', '>');
            var holder = CleanText.Name(string.Join(", ", at < 0 ? cells : cells[..at]));
            People.Add((holder, address));
            if (Trouble() is { } trouble) Troubles.Add($"Line {number + 1}: {trouble}");

            string? Trouble() =>
                holder.Length == 0 ? "give the name and the house of whoever reads it."
                : holder.Length > 200 ? "a name takes up to 200 characters."
                : at < 0 && (cells.Count > 2 || (cells.Count > 1 && LooksLikeAddress(cells[^1])))
                    ? $"“{cells[^1]}” is not an e-mail address: it has no @."
                : at >= 0 && at < cells.Count - 1 ? $"“{cells[^1]}” stands behind the address. Put it before."
                : address.Length > 0 && !new EmailAddressAttribute().IsValid(address)
                    ? $"“{address}” is not an e-mail address."
                : known.Contains(holder) ? $"{holder} has a link already. Revoke it first if it is lost."
                : !named.Add(holder) ? $"{holder} is listed twice."
                : null;
        }
        if (People.Count == 0) Troubles.Add("Give a name; one link is for one person.");
        if (People.Count > Most) Troubles.Add($"These are {People.Count} people; {Most} at a time can be let in.");
    }

    public List<(string Holder, string Address)> People { get; } = [];

    public List<string> Troubles { get; } = [];

    private static bool LooksLikeAddress(string cell) =>
        !cell.Contains(' ') && cell.TrimEnd('.').Contains('.') && char.IsLetter(cell[^1]);

    private static HashSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Not within straight quotation marks, as spreadsheets set them.</summary>
    [GeneratedRegex("[,;\t](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
