namespace NewsroomApp.Statements;

/// <summary>Words to begin a statement with: boilerplate, notes, press contact. Belongs to the whole press office.</summary>
public sealed class Template
{
    public const int LongestName = 80;

    public int Id { get; private init; }
    public string Name { get; private set; } = "";
    public Words Words { get; private set; } = new();

    /// <summary>Who saved it last, and when.</summary>
    public SignOff By { get; private set; } = default!;

    /// <exception cref="Refusal">No name, or too long a one.</exception>
    public static Template Save(string name, Words words, SignOff by)
    {
        by.Role.Demand(Verb.Start);
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            throw new Refusal($"Give the template a name of up to {LongestName} characters.");
        return new()
        {
            Name = name,
            Words = words.Canonical().Fresh(),
            By = by,
        };
    }
}
