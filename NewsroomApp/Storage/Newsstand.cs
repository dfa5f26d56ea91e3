using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsroomApp.Storage;

/// <summary>
/// What the public can read: published editions of live and withdrawn statements, nothing else. It uses plain SQL on
/// read-only connections, so that a process with only the public side starts without loading EF Core, which is slow.
/// </summary>
public sealed class Newsstand(StoreFile store)
{
    public const int PageLength = 20;

    /// <exception cref="Refusal">There is no database, or it has another version.</exception>
    public void Demand()
    {
        if (!File.Exists(store.Path))
            throw new Refusal(
                $"There is no database at {store.Path}. Start the newsroom itself first; the public side only reads."
            );
        if (!IsIndexed())
            throw new Refusal(
                $"The database at {store.Path} is of another version. Start the newsroom itself once, which brings it up to date."
            );
    }

    private bool IsIndexed()
    {
        try
        {
            using var visit = Enter();
            return StoreVersion.IsCurrent(store) && visit.IsIndexed;
        }
        catch (SqliteException error)
            when (error.SqliteErrorCode is not SQLITE_NOTADB && StoreTrouble.Of(error) is { } trouble)
        {
            throw trouble.At(store.Path);
        }
        catch (SqliteException trouble)
        {
            throw new Refusal(
                $"The file at {store.Path} is no database that can be read ({trouble.Message.TrimEnd('.')}). Look whether this is the data directory of the newsroom."
            );
        }
    }

    public PublicReader Enter() => new(store.Reading);

    /// <summary>What was done after an entry of the history, and the number of the last.</summary>
    public (IReadOnlyList<FeedEntry> Changes, long Last) Changes(long since)
    {
        using var visit = Enter();
        return visit.Changes(since);
    }
}
