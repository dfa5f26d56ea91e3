using System.CommandLine;
using NewsroomApp.Accounts;
using NewsroomApp.Drafting;
using NewsroomApp.People;

namespace NewsroomApp.Cli;

internal sealed class ImportCommand : Command
{
    private readonly Argument<FileInfo> _file = new("FILE")
    {
        Description = "A file of Word, LibreOffice, HTML, text or Markdown.",
    };

    private readonly Option<string?> _writer = new("--as")
    {
        Description =
            "E-mail address of the press officer whose draft it becomes; needed when there is more than one person who may write.",
    };

    private readonly Option<string[]> _authors = new("--written-by")
    {
        Description = "E-mail address of somebody else who wrote words of it; they cannot approve it. Can be repeated.",
    };

    public ImportCommand(House house)
        : base("import", "Begin a draft from a file.")
    {
        Add(_file);
        Add(_writer);
        Add(_authors);
        SetAction(
            (parsed, _) =>
                house.Do(parsed, services =>
                    Import(
                        services,
                        parsed.GetRequiredValue(_file),
                        parsed.GetValue(_writer),
                        parsed.GetValue(_authors) ?? []
                    )
                )
        );
    }

    private static async Task Import(IServiceProvider services, FileInfo file, string? email, string[] authors)
    {
        if (!file.Exists) throw new Refusal($"There is no file “{file.FullName}”.");
        if (file.Length > ImportedFile.LargestBytes) throw ImportedFile.TooLarge(file.Name);
        var people = (await services.GetRequiredService<PeopleDesk>().Everybody()).FindAll(p =>
            p.IsActive && p.Role.May(Verb.Start)
        );
        var writer = Writer(people, email);
        var others = Array.ConvertAll(authors, a => Writer(people, a)).Select(a => new Author(a.PersonId, a.Name));
        var bytes = await File.ReadAllBytesAsync(file.FullName);
        var apart = ImportedFile.HasParagraphALine(file.Name, bytes);
        if (apart) await Console.Out.WriteLineAsync("Each line of the file is a paragraph.");
        var desk = services.GetRequiredService<DraftingDesk>();
        var read = await desk.Read(file.Name, bytes, apart);
        foreach (var line in read.NotTaken) await Console.Out.WriteLineAsync($"Not taken: {line}");
        if (read.GuessedEncoding is { } guess) await Console.Out.WriteLineAsync($"Read as {guess}.");
        var id = await desk.Import(writer, read, others);
        await Console.Out.WriteLineAsync($"Imported as /desk/drafts/{id}");
    }

    private static Actor Writer(List<Person> people, string? email)
    {
        var writers = people.FindAll(p =>
            email is null || string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase)
        );
        return writers.Count == 1
            ? writers[0].Known()
            : throw new Refusal(
                email is null
                    ? "Say whose draft it becomes: --as and the e-mail address of a press officer or editor."
                    : $"Nobody who may write has the address {email}."
            );
    }
}
