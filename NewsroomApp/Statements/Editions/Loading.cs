namespace NewsroomApp.Statements.Editions;

internal static class Loading
{
    /// <summary>A verb that forgot to load what it reads must not take it for empty.</summary>
    public static List<T> Loaded<T>(this List<T>? list) =>
        list ?? throw new InvalidOperationException($"What there is of {typeof(T).Name} was not loaded.");
}
