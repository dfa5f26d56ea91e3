namespace NewsroomApp.Statements.Documents;

/// <summary>Words that a statement can start from, shared by the whole press office.</summary>
public sealed class Template
{
    public const int LongestName = 80;

    public int Id { get; private init; }
    public string Name { get; private set; } = "";
    public Document Words { get; private set; } = new();

    public SignOff By { get; private set; } = default!;

    public static Template Save(string name, Document words, SignOff by)
    {
        by.Role.Demand(Verb.Start);
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            throw new Refusal($"Give the template a name of up to {LongestName} characters.");
        return new()
        {
            Name = name,
            Words = words.Canonical().WithinLimits().Fresh(),
            By = by,
        };
    }
}
