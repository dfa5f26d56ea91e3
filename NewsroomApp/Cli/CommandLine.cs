using System.CommandLine;
using NewsroomApp.People;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

/// <summary>Each command calls the desk method that the button on the page calls.</summary>
public static class CommandLine
{
    /// <returns>The exit code: 1 when it could not be done; why not goes to standard error in a sentence.</returns>
    public static async Task<int> Run(string[] args, Func<WebApplicationOptions, WebApplication> build)
    {
        try
        {
            return await Root(new(build)).Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Refusal refusal)
        {
            return await Complain(refusal.Message);
        }
        catch (Exception error) when (StartTrouble.Of(error) is { } sentence)
        {
            return await Complain(sentence);
        }
    }

    private static async Task<int> Complain(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }

    private static RootCommand Root(House house)
    {
        var root = new RootCommand(
            "Newsroom: an institution's press office writes, approves and publishes its statements."
        )
        {
            Serve(house),
            new AddPersonCommand(house),
            new ImportCommand(house),
            PublishDue(house),
            Check(house),
            new FileCommand(),
            new BackupCommand(house),
            new RestoreCommand(house),
            SeedDemo(house),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(
            (parsed, stop) =>
                parsed.UnmatchedTokens is [[not '-' and not '/', ..] word, ..]
                    ? throw new Refusal($"There is no command “{word}”. --help lists them.")
                    : house.Serve(parsed.UnmatchedTokens, stop)
        );
        return root;
    }

    private static Command Serve(House house)
    {
        var publicSide = new Option<bool>("--public")
        {
            Description =
                "Only the public side, beside a newsroom on the same data: reads the database and writes nothing, no desk, no sign-in.",
        };
        var command = new Command(
            "serve",
            "Serve desk and public site (the default). Takes --urls http://localhost:5000 and other settings."
        )
        {
            publicSide,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, stop) =>
                parsed.GetValue(publicSide)
                    ? House.ServePublicSide(parsed.UnmatchedTokens, stop)
                    : house.Serve(parsed.UnmatchedTokens, stop)
        );
        return command;
    }

    private static Command PublishDue(House house)
    {
        var command = new Command(
            "publish-due",
            "Publish what is scheduled and due, for a newsroom whose own clock is not running."
        );
        command.SetAction((parsed, stop) => house.Do(parsed, services => PublishDue(services, stop)));
        return command;
    }

    private static async Task PublishDue(IServiceProvider services, CancellationToken stop)
    {
        var failed = 0;
        var embargo = services.GetRequiredService<EmbargoClock>();
        var held = await embargo.Tick(
            (id, trouble) =>
            {
                failed++;
                Console.Error.WriteLine($"{id} could not be published: {trouble.Message}");
            },
            stop
        );
        if (embargo.Trouble is { } doubt) throw new Refusal(doubt);
        if (held > 0)
            throw new Refusal(
                $"{held} of the statements that are due fell due long ago while nothing ran. They wait on the desk, under Publishing, until somebody decides."
            );
        if (failed > 0) throw new Refusal($"{failed} of the statements that are due could not be published.");
    }

    private static Command Check(House house)
    {
        var command = new Command(
            "check",
            "Walk the history and the stored texts, and name the first row that does not fit."
        );
        command.SetAction(
            (parsed, stop) =>
                house.Do(parsed, async services =>
                    await Console.Out.WriteLineAsync(await services.GetRequiredService<Audit>().Check(stop))
                )
        );
        return command;
    }

    private static Command SeedDemo(House house)
    {
        var command = new Command("seed-demo", "Fill an empty newsroom with the demo cast and some weeks of their work.");
        command.SetAction((parsed, _) => house.Do(parsed, SeedDemo, mayMake: true));
        return command;
    }

    private static async Task SeedDemo(IServiceProvider services)
    {
        if (!await services.GetRequiredService<PeopleDesk>().IsEmpty())
            throw new Refusal("There are people here already; the demo is for an empty newsroom.");
        await services.GetRequiredService<DemoSeed>().Plant();
        await Console.Out.WriteLineAsync(DemoCast.SignIns);
    }
}
