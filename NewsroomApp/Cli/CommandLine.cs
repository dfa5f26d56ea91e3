using System.CommandLine;
using NewsroomApp.Accounts;
using NewsroomApp.Drafting;
using NewsroomApp.People;
using NewsroomApp.PublicSite;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

/// <summary>Each command calls the desk method that the button on the page calls.</summary>
public static class CommandLine
{
    /// <returns>The exit code: 1 after a refusal, whose sentence goes to standard error.</returns>
    public static async Task<int> Run(string[] args, Func<WebApplicationOptions, WebApplication> build)
    {
        var root = new RootCommand(
            "Newsroom: an institution's press office writes, approves and publishes its statements."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((parsed, stop) => FirstStart.Serve(build(Options(parsed.UnmatchedTokens)), stop));
        root.Add(Serve(build));
        root.Add(AddPerson(build));
        root.Add(Import(build));
        root.Add(PublishDue(build));
        root.Add(Check(build));
        root.Add(SeedDemo(build));
        try
        {
            return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <summary>wwwroot is in the working directory or, failing that, beside the program.</summary>
    private static WebApplicationOptions Options(IEnumerable<string> settings) =>
        new() { Args = [.. settings], ContentRootPath = Directory.Exists("wwwroot") ? null : AppContext.BaseDirectory };

    private static Command Serve(Func<WebApplicationOptions, WebApplication> build)
    {
        var command = new Command(
            "serve",
            "Serve desk and public site (the default). Takes --urls http://localhost:5000 and other settings."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        var publicSide = new Option<bool>("--public")
        {
            Description =
                "Only the public side, beside a newsroom on the same data: reads the database and writes nothing, no desk, no sign-in.",
        };
        command.Add(publicSide);
        command.SetAction(
            (parsed, stop) =>
                parsed.GetValue(publicSide)
                    ? PublicSide(Options(parsed.UnmatchedTokens), stop)
                    : FirstStart.Serve(build(Options(parsed.UnmatchedTokens)), stop)
        );
        return command;
    }

    private static async Task<int> PublicSide(WebApplicationOptions options, CancellationToken stop)
    {
        await using var house = Newsroom.PublicSide(options);
        house.Services.GetRequiredService<Newsstand>().Demand();
        await house.RunAsync(stop);
        return 0;
    }

    private static Command AddPerson(Func<WebApplicationOptions, WebApplication> build)
    {
        var email = new Option<string>("--email")
        {
            Required = true,
            Description = "The address the person signs in by.",
        };
        var name = new Option<string>("--name")
        {
            Required = true,
            Description = "The name as it stands in the history.",
        };
        var role = new Option<string>("--role")
        {
            Required = true,
            Description = "press-officer, editor, chief-editor or administrator.",
        };
        role.AcceptOnlyFromAmong("press-officer", "editor", "chief-editor", "administrator");
        var command = new Command("add-person", "Add a person; the password is read from standard input.")
        {
            email,
            name,
            role,
        };
        command.SetAction(
            (parsed, _) =>
                WithHouse(
                    build,
                    async house =>
                    {
                        var password = await Console.In.ReadLineAsync() ?? "";
                        await house
                            .GetRequiredService<PeopleDesk>()
                            .Add(
                                Actor.Operator,
                                parsed.GetRequiredValue(name),
                                parsed.GetRequiredValue(email),
                                RoleOf(parsed.GetRequiredValue(role)),
                                password
                            );
                        await Console.Out.WriteLineAsync($"Added {parsed.GetRequiredValue(name)}.");
                    }
                )
        );
        return command;
    }

    private static Command Import(Func<WebApplicationOptions, WebApplication> build)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A plain-text or Markdown file." };
        var writer = new Option<string?>("--as")
        {
            Description =
                "E-mail address of the press officer whose draft it becomes; needed when there is more than one person who may write.",
        };
        var command = new Command("import", "Begin a draft from a file.") { file, writer };
        command.SetAction(
            (parsed, _) =>
                WithHouse(
                    build,
                    async house =>
                    {
                        var source = parsed.GetRequiredValue(file);
                        if (!source.Exists) throw new Refusal($"There is no file “{source.FullName}”.");
                        if (source.Length > ImportedFile.LargestBytes) throw ImportedFile.TooLarge(source.Name);
                        var id = await house
                            .GetRequiredService<DraftingDesk>()
                            .Import(
                                await Writer(house, parsed.GetValue(writer)),
                                source.Name,
                                await File.ReadAllBytesAsync(source.FullName)
                            );
                        await Console.Out.WriteLineAsync($"Imported as /desk/drafts/{id}");
                    }
                )
        );
        return command;
    }

    private static Command PublishDue(Func<WebApplicationOptions, WebApplication> build)
    {
        var command = new Command(
            "publish-due",
            "Publish what is scheduled and due, for a newsroom whose own clock is not running."
        );
        command.SetAction(
            (_, stop) =>
                WithHouse(
                    build,
                    async house =>
                    {
                        var failed = 0;
                        await house
                            .GetRequiredService<PublishingDesk>()
                            .PublishDue(
                                (id, trouble) =>
                                {
                                    failed++;
                                    Console.Error.WriteLine($"{id} could not be published: {trouble.Message}");
                                },
                                stop
                            );
                        if (failed > 0)
                            throw new Refusal($"{failed} of the statements that are due could not be published.");
                    }
                )
        );
        return command;
    }

    private static Command Check(Func<WebApplicationOptions, WebApplication> build)
    {
        var command = new Command(
            "check",
            "Walk the history and the stored texts, and name the first row that does not fit."
        );
        command.SetAction(
            (_, stop) =>
                WithHouse(
                    build,
                    async house => await Console.Out.WriteLineAsync(await house.GetRequiredService<Audit>().Check(stop))
                )
        );
        return command;
    }

    private static Command SeedDemo(Func<WebApplicationOptions, WebApplication> build)
    {
        var command = new Command("seed-demo", "Add the demo cast and three statements to an empty newsroom.");
        command.SetAction(
            (_, _) =>
                WithHouse(
                    build,
                    async house =>
                    {
                        if (!await house.GetRequiredService<PeopleDesk>().IsEmpty())
                            throw new Refusal("There are people here already; the demo is for an empty newsroom.");
                        await house.GetRequiredService<DemoSeed>().Plant();
                        await Console.Out.WriteLineAsync(DemoCast.SignIns);
                    }
                )
        );
        return command;
    }

    private static async Task<int> WithHouse(
        Func<WebApplicationOptions, WebApplication> build,
        Func<IServiceProvider, Task> verb
    )
    {
        await using var house = build(
            Options(["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning"])
        );
        await house.Services.MigrateStore();
        await verb(house.Services);
        return 0;
    }

    private static async Task<string> Writer(IServiceProvider house, string? email)
    {
        var writers = (await house.GetRequiredService<PeopleDesk>().Everybody()).FindAll(p =>
            p.IsActive
            && p.Role.May(Verb.Start)
            && (email is null || string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase))
        );
        return writers.Count == 1
            ? writers[0].Id
            : throw new Refusal(
                email is null
                    ? "Say whose draft it becomes: --as and the e-mail address of a press officer or editor."
                    : $"Nobody who may write has the address {email}."
            );
    }

    private static Role RoleOf(string name) =>
        Enum.Parse<Role>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
