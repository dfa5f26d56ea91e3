using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsroomApp.Storage;

/// <summary>An error that comes from the disk or the file, not from what somebody does.</summary>
/// <param name="Cause">Without a full stop.</param>
public sealed record StoreTrouble(string Cause, string Remedy)
{
    // Linux errno, which .NET hands on as the HResult.
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int OverQuota = 122;

    // SQLITE_IOERR_SHMSIZE: no room for the index of the log.
    private const int NoSpaceBesideIt = 4874;

    private static readonly StoreTrouble _full = new("The disk of the newsroom is full", "Make room on it.");

    private static readonly StoreTrouble _readOnly = new(
        "The disk of the newsroom cannot be written on",
        "Make its files writable for the account that runs the newsroom."
    );

    private static readonly StoreTrouble _shut = new(
        "The newsroom’s database cannot be opened",
        "It and its directory have to be writable for the account that runs the newsroom."
    );

    private static readonly StoreTrouble _broken = new(
        "The disk of the newsroom does not work",
        "Look at the log of the machine."
    );

    private static readonly StoreTrouble _damaged = new(
        "The newsroom’s database is damaged",
        "Stop the newsroom and restore a backup."
    );

    private static readonly StoreTrouble _foreign = new(
        "This file is no database",
        "Is Newsroom:DataDirectory right?"
    );

    public static StoreTrouble? Of(Exception error) =>
        error switch
        {
            SqliteException { SqliteExtendedErrorCode: NoSpaceBesideIt } => _full,
            SqliteException trouble => Of(trouble.SqliteErrorCode),
            IOException { HResult: NoSpace or OverQuota } => _full,
            IOException { HResult: ReadOnlyDisk } => _readOnly,
            { InnerException: { } inner } => Of(inner),
            _ => null,
        };

    public Refusal Refusal() => new($"{Cause}, so nothing was done. Call whoever runs the machine.");

    public Refusal At(string path) => new($"{Cause}: {path}. {Remedy}");

    public Refusal Unsaved() =>
        new($"{Cause}. Your words stay on this page, which tries again. Call whoever runs the machine.");

    private static StoreTrouble? Of(int code) =>
        code switch
        {
            SQLITE_FULL => _full,
            SQLITE_READONLY => _readOnly,
            SQLITE_CANTOPEN or SQLITE_PERM => _shut,
            SQLITE_IOERR => _broken,
            SQLITE_CORRUPT => _damaged,
            SQLITE_NOTADB => _foreign,
            _ => null,
        };
}
