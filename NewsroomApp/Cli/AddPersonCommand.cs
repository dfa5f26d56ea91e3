using System.CommandLine;
using NewsroomApp.People;

namespace NewsroomApp.Cli;

internal sealed class AddPersonCommand : Command
{
    private readonly Option<string> _email = new("--email")
    {
        Required = true,
        Description = "The address the person signs in by.",
    };

    private readonly Option<string> _name = new("--name")
    {
        Required = true,
        Description = "The name as it stands in the history.",
    };

    private readonly Option<string> _role = new("--role")
    {
        Required = true,
        Description = "press-officer, editor, chief-editor or administrator.",
    };

    public AddPersonCommand(House house)
        : base("add-person", "Add a person; the password is read from standard input.")
    {
        _role.AcceptOnlyFromAmong("press-officer", "editor", "chief-editor", "administrator");
        Add(_email);
        Add(_name);
        Add(_role);
        SetAction((parsed, _) => house.Do(parsed, services => AddPerson(services, parsed), mayMake: true));
    }

    private async Task AddPerson(IServiceProvider services, ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var password = await Console.In.ReadLineAsync() ?? "";
        await services
            .GetRequiredService<PeopleDesk>()
            .Add(
                Actor.Operator,
                name,
                parsed.GetRequiredValue(_email),
                RoleOf(parsed.GetRequiredValue(_role)),
                password
            );
        await Console.Out.WriteLineAsync($"Added {name}.");
    }

    private static Role RoleOf(string name) =>
        Enum.Parse<Role>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
