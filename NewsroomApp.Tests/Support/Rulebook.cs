using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// What a press office would check, written down once more and by hand: tests take what they expect from here and never
/// from the tables of the product.
/// </summary>
public static class Rulebook
{
    /// <summary>Where each verb leads from each stage of an edition; a dash is a refusal.</summary>
    private const string Steps = """
                         | Draft     | In review | Approved  | Scheduled | Published | Discarded
        Edit             | Draft     | In review | -         | -         | -         | -
        Revise           | Draft     | In review | -         | -         | -         | -
        Submit           | In review | -         | -         | -         | -         | -
        Recall           | -         | Draft     | -         | -         | -         | -
        Return           | -         | Draft     | -         | -         | -         | -
        Approve          | -         | Approved  | -         | -         | -         | -
        Reopen           | -         | -         | In review | -         | -         | -
        Publish          | -         | -         | Published | Published | -         | -
        Schedule         | -         | -         | Scheduled | Scheduled | -         | -
        Unschedule       | -         | -         | -         | Approved  | -         | -
        Block            | -         | -         | -         | Scheduled | -         | -
        Publish urgently | Published | Published | -         | -         | -         | -
        Ratify           | -         | -         | -         | -         | Published | -
        Overrule         | Draft     | In review | -         | -         | -         | -
        Ask review       | -         | In review | -         | -         | -         | -
        Lower kind       | Draft     | In review | -         | -         | -         | -
        Discard          | Discarded | Discarded | -         | -         | -         | -
        Recover          | -         | -         | -         | -         | -         | Draft
        Comment          | Draft     | In review | Approved  | Scheduled | -         | -
        Answer           | Draft     | In review | Approved  | Scheduled | -         | -
        Reopen comment   | Draft     | In review | Approved  | Scheduled | -         | -
        Resolve          | Draft     | In review | Approved  | Scheduled | -         | -
        Accept           | Draft     | In review | -         | -         | -         | -
        Decline          | Draft     | In review | Approved  | Scheduled | -         | -
        Attribute        | Draft     | In review | -         | -         | -         | -
        Ask clearance    | Draft     | In review | Approved  | Scheduled | -         | -
        Send clearance   | Draft     | In review | Approved  | Scheduled | -         | -
        Revoke clearance | Draft     | In review | Approved  | Scheduled | -         | -
        Record clearance | Draft     | In review | Approved  | Scheduled | -         | -
        Answer clearance | Draft     | In review | Approved  | Scheduled | -         | -
        Give access      | Draft     | In review | Approved  | Scheduled | -         | -
        Revoke access    | Draft     | In review | Approved  | Scheduled | -         | -
        Read embargoed   | -         | -         | Approved  | Scheduled | -         | -
        Give preview     | Draft     | In review | -         | -         | -         | -
        Revoke preview   | Draft     | In review | Approved  | Scheduled | -         | -
        Read preview     | Draft     | In review | Approved  | Scheduled | -         | -
        """;

    /// <summary>What the public sees next, once a second person has confirmed; a dash is a refusal.</summary>
    private const string Turns = """
                  | Unpublished | Live      | Withdrawn | Retracted
        Withdraw  | -           | Withdrawn | -         | -
        Reinstate | -           | -         | Live      | -
        Retract   | -           | Retracted | Retracted | -
        """;

    /// <summary>Who may do what. The outsider comes by a link, the scheduler is the embargo clock.</summary>
    private const string Rights = """
                              | Press officer | Editor | Chief editor | Administrator | Outsider | Scheduler
        Start                 | yes           | yes    | yes          | -             | -        | -
        Edit                  | yes           | yes    | yes          | -             | -        | -
        Revise                | yes           | yes    | yes          | -             | -        | -
        Submit                | yes           | yes    | yes          | -             | -        | -
        Recall                | yes           | yes    | yes          | -             | -        | -
        Return                | -             | yes    | yes          | -             | -        | -
        Approve               | -             | yes    | yes          | -             | -        | -
        Reopen                | yes           | yes    | yes          | -             | -        | -
        Publish               | -             | yes    | yes          | -             | -        | yes
        Schedule              | -             | yes    | yes          | -             | -        | -
        Unschedule            | -             | yes    | yes          | -             | -        | -
        Block                 | -             | -      | -            | -             | -        | yes
        Overrule              | -             | -      | yes          | -             | -        | -
        Ask review            | yes           | yes    | yes          | -             | -        | -
        Lower kind            | -             | yes    | yes          | -             | -        | -
        Take over             | yes           | yes    | yes          | -             | -        | -
        Approve template      | -             | yes    | yes          | -             | -        | -
        Publish urgently      | -             | -      | yes          | -             | -        | -
        Ratify                | -             | yes    | yes          | -             | -        | -
        Withdraw              | -             | -      | yes          | -             | -        | -
        Reinstate             | -             | -      | yes          | -             | -        | -
        Retract               | -             | -      | yes          | -             | -        | -
        Confirm withdrawal    | -             | yes    | yes          | -             | -        | -
        Confirm reinstatement | -             | yes    | yes          | -             | -        | -
        Confirm retraction    | -             | yes    | yes          | -             | -        | -
        Call off              | -             | yes    | yes          | -             | -        | -
        Give access           | -             | yes    | yes          | -             | -        | -
        Revoke access         | -             | yes    | yes          | -             | -        | -
        Read embargoed        | -             | -      | -            | -             | yes      | -
        Give preview          | yes           | yes    | yes          | -             | -        | -
        Revoke preview        | yes           | yes    | yes          | -             | -        | -
        Read preview          | -             | -      | -            | -             | yes      | -
        Pin                   | -             | yes    | yes          | -             | -        | -
        Unpin                 | -             | yes    | yes          | -             | -        | -
        Announce              | -             | -      | yes          | -             | -        | -
        Keep topics           | -             | -      | yes          | -             | -        | -
        Change settings       | -             | -      | yes          | -             | -        | -
        Change mail           | -             | -      | -            | yes           | -        | -
        Trust clock           | -             | yes    | yes          | -             | -        | -
        Correct               | yes           | yes    | yes          | -             | -        | -
        Discard               | yes           | yes    | yes          | -             | -        | -
        Recover               | yes           | yes    | yes          | -             | -        | -
        Add person            | -             | -      | -            | yes           | -        | -
        Change role           | -             | -      | -            | yes           | -        | -
        Deactivate            | -             | -      | -            | yes           | -        | -
        Reactivate            | -             | -      | -            | yes           | -        | -
        Give password link    | -           | -      | -            | yes           | -        | -
        Change email          | -             | -      | -            | yes           | -        | -
        Ask change            | -             | -      | -            | yes           | -        | -
        Confirm change        | -             | -      | yes          | -             | -        | -
        Turn down change      | -             | -      | yes          | yes           | -        | -
        Change sign in        | yes           | yes    | yes          | yes           | -        | -
        Change name           | yes           | yes    | yes          | yes           | -        | -
        Accept settings       | -             | -      | -            | -             | -        | yes
        Turn away             | -             | -      | -            | -             | yes      | -
        Reset sign in         | -             | -      | -            | yes           | -        | -
        Choose password       | yes           | yes    | yes          | yes           | -        | -
        Comment               | yes           | yes    | yes          | -             | -        | -
        Answer                | yes           | yes    | yes          | -             | -        | -
        Reopen comment        | yes           | yes    | yes          | -             | -        | -
        Resolve               | yes           | yes    | yes          | -             | -        | -
        Accept                | yes           | yes    | yes          | -             | -        | -
        Decline               | yes           | yes    | yes          | -             | -        | -
        Attribute             | yes           | yes    | yes          | -             | -        | -
        Ask clearance         | yes           | yes    | yes          | -             | -        | -
        Send clearance        | yes           | yes    | yes          | -             | -        | -
        Revoke clearance      | yes           | yes    | yes          | -             | -        | -
        Record clearance      | yes           | yes    | yes          | -             | -        | -
        Answer clearance      | -             | -      | -            | -             | yes      | -
        """;

    /// <summary>Who opens which address of the staff.</summary>
    private const string Routes = """
                                      | Press officer | Editor | Chief editor | Administrator
        /desk                         | yes           | yes    | yes          | yes
        /desk/today                   | yes           | yes    | yes          | -
        /desk/drafts                  | yes           | yes    | yes          | -
        /desk/drafts/{Id}             | yes           | yes    | yes          | -
        /desk/drafts/{Id}.docx        | yes           | yes    | yes          | -
        /desk/drafts/{Id}/files    | yes           | yes    | yes          | -
        /desk/files/{file}         | yes           | yes    | yes          | -
        /desk/review                  | yes           | yes    | yes          | -
        /desk/review/{Id}             | yes           | yes    | yes          | -
        /desk/publishing              | yes           | yes    | yes          | -
        /desk/publishing/{Id}         | yes           | yes    | yes          | -
        /desk/presence/{Id}           | yes           | yes    | yes          | -
        /desk/planning                | yes           | yes    | yes          | -
        /desk/planning/{Month}        | yes           | yes    | yes          | -
        /desk/history                 | yes           | yes    | yes          | -
        /desk/history.csv             | yes           | yes    | yes          | -
        /desk/history.json            | yes           | yes    | yes          | -
        /desk/history/{Id}            | yes           | yes    | yes          | -
        /desk/notices                 | yes           | yes    | yes          | -
        /desk/people                  | -             | -      | yes          | yes
        /desk/settings                | -             | -      | yes          | yes
        /desk/outbox                  | -             | -      | -            | yes
        /account/passkeys/creation    | yes           | yes    | yes          | yes
        /account/profile              | yes           | yes    | yes          | yes
        """;

    private static readonly Dictionary<(Stage, Verb), Stage> _steps = Cells(Steps)
        .ToDictionary(c => (Named<Stage>(c.Column), Named<Verb>(c.Row)), c => Named<Stage>(c.Cell));

    private static readonly Dictionary<(Presence, Verb), Presence> _turns = Cells(Turns)
        .ToDictionary(c => (Named<Presence>(c.Column), Named<Verb>(c.Row)), c => Named<Presence>(c.Cell));

    private static readonly HashSet<(Role, Verb)> _rights =
    [
        .. Cells(Rights).Select(c => (Named<Role>(c.Column), Named<Verb>(c.Row))),
    ];

    private static readonly HashSet<(Role, string)> _opens =
    [
        .. Cells(Routes).Select(c => (Named<Role>(c.Column), c.Row)),
    ];

    /// <summary>The verbs that are about an edition at a stage.</summary>
    public static IReadOnlyList<Verb> OfEditions { get; } = [.. Rows(Steps).Select(Named<Verb>)];

    public static IReadOnlyList<string> StaffRoutes { get; } = [.. Rows(Routes)];

    /// <summary>The stage a verb leads to; null where it is refused.</summary>
    public static Stage? Next(Stage from, Verb verb) => _steps.TryGetValue((from, verb), out var to) ? to : null;

    /// <summary>What the public sees next; null where it is refused.</summary>
    public static Presence? Next(Presence from, Verb verb) =>
        _turns.TryGetValue((from, verb), out var to) ? to : null;

    public static bool May(Role role, Verb verb) => _rights.Contains((role, verb));

    public static bool Opens(Role role, string route) => _opens.Contains((role, route));

    private static IEnumerable<string> Rows(string table) => table.Split('\n').Skip(1).Select(line => Words(line)[0]);

    /// <summary>All cells but those with a dash.</summary>
    private static IEnumerable<(string Row, string Column, string Cell)> Cells(string table)
    {
        var columns = Words(table.Split('\n')[0]);
        return table
            .Split('\n')
            .Skip(1)
            .Select(Words)
            .SelectMany(cells => cells.Skip(1).Select((cell, i) => (cells[0], columns[i + 1], cell)))
            .Where(c => c.cell != "-");
    }

    private static string[] Words(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static T Named<T>(string words)
        where T : struct, Enum =>
        Enum.Parse<T>(words.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
}
