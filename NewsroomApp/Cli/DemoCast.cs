namespace NewsroomApp.Cli;

public static class DemoCast
{
    public const string Password = "a quiet river at noon";

    public static readonly Member Officer = new("Ana Petrović", "ana@newsroom.example", Role.PressOfficer);
    public static readonly Member Colleague = new("Jonas Grybauskas", "jonas@newsroom.example", Role.PressOfficer);
    public static readonly Member Editor = new("Élise Çelik", "elise@newsroom.example", Role.Editor);
    public static readonly Member ChiefEditor = new(
        "Małgorzata Strauß",
        "malgorzata@newsroom.example",
        Role.ChiefEditor
    );
    public static readonly Member Administrator = new("Tariq Osei", "tariq@newsroom.example", Role.Administrator);

    public static IReadOnlyList<Member> Everybody { get; } = [Officer, Colleague, Editor, ChiefEditor, Administrator];

    public static string SignIns =>
        string.Join('\n', Everybody.Select(m => $"  {m.Role.Spoken(),-14} {m.Email,-28} {Password}"));

    public sealed record Member(string Name, string Email, Role Role);
}
