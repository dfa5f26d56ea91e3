using static NewsroomApp.Statements.Stage;

namespace NewsroomApp.Statements;

/// <summary>Where an edition is on its way to the public. Stored by name: never rename one.</summary>
public enum Stage { Draft, InReview, Approved, Published, Discarded }

/// <summary>What the public sees of a statement. Stored by name: never rename one.</summary>
public enum Presence { Unpublished, Live }

/// <summary>The life of an edition, on one screen: from where a verb goes where. Nothing else decides.</summary>
public static class Workflow
{
    public static IReadOnlyDictionary<(Stage From, Verb Verb), Stage> Turns { get; } = new Dictionary<(Stage, Verb), Stage>
    {
        [(Draft, Verb.Edit)] = Draft,
        [(InReview, Verb.Edit)] = InReview,
        [(Draft, Verb.Revise)] = Draft,
        [(InReview, Verb.Revise)] = InReview,
        [(Draft, Verb.Submit)] = InReview,
        [(InReview, Verb.Recall)] = Draft,
        [(InReview, Verb.Return)] = Draft,
        [(InReview, Verb.Approve)] = Approved,
        [(Approved, Verb.Reopen)] = InReview,
        [(Approved, Verb.Publish)] = Published,
        [(Draft, Verb.Discard)] = Discarded,
        [(InReview, Verb.Discard)] = Discarded,
        [(Discarded, Verb.Recover)] = Draft,
    };

    public static bool Allows(this Stage from, Verb verb) => Turns.ContainsKey((from, verb));

    /// <summary>The stage as it stands after a name in a sentence or on a chip: "In review".</summary>
    public static string Spoken(this Stage stage) => stage is InReview ? "In review" : stage.ToString();
}
