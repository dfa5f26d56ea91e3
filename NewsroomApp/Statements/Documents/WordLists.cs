namespace NewsroomApp.Statements.Documents;

internal static class WordLists
{
    public static readonly HashSet<string> Numbers = Of(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen half third quarter first second fourth fifth sixth seventh eighth ninth tenth once twice both none zero double"
    );

    public static readonly HashSet<string> Negations = Of(
        "not no never none nobody nothing nowhere neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't shouldn't wouldn't couldn't hardly barely unless except nicht kein keine keinen nie ohne ne pas jamais sans non nunca sin niet geen nooit zonder nie bez ne ni"
    );

    public static readonly HashSet<string> Dates = Of(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow yesterday tonight week month year weeks months years day days hour hours"
    );

    /// <summary>Words that start a sentence with a capital without being a name.</summary>
    public static readonly HashSet<string> Common = Of(
        "the a an in on at by for from to of with as and but or if when while after before since because although this that these those it he she they we i you there here his her its their our my all some many most more each every both no not what who which how why where is are was were will would can could may might must shall should has have had do does did let so then thus yet still also only even now once"
    );

    private static HashSet<string> Of(string words) => [.. words.Split(' ')];
}
