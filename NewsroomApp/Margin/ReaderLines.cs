using System.ComponentModel.DataAnnotations;

namespace NewsroomApp.Margin;

/// <summary>Whom to let in, a person a line: name, outlet, e-mail address; with commas, semicolons or tabs.</summary>
public static class ReaderLines
{
    public const int Most = 200;

    /// <exception cref="Refusal">It names nobody, too many, or an address that cannot be one.</exception>
    public static IReadOnlyList<(string Holder, string Address)> Read(string lines)
    {
        var people = lines
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Person)
            .ToList();
        return people.Count switch
        {
            0 => throw new Refusal("Give a name; one link is for one person."),
            > Most => throw new Refusal($"These are {people.Count} people; {Most} at a time can be let in."),
            _ => people,
        };
    }

    private static (string Holder, string Address) Person(string line)
    {
        var cells = line.Split(
            [',', ';', '\t'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var address = cells.LastOrDefault(c => c.Contains('@', StringComparison.Ordinal))?.Trim('<', '>') ?? "";
        if (address.Length > 0 && !new EmailAddressAttribute().IsValid(address))
            throw new Refusal($"“{address}” is no e-mail address. Nobody was let in; correct it, and try again.");
        return (string.Join(", ", cells.Where(c => !c.Contains('@', StringComparison.Ordinal))), address);
    }
}
