using System.Globalization;

namespace NewsroomApp.Storage.Backups;

/// <summary>
/// Backs up by the settings, and deletes the oldest archives. When the last one was made is read from the names in the
/// directory, so that a restart neither repeats nor skips one.
/// </summary>
public sealed partial class BackupSchedule(
    Backup backup,
    BackupSettings settings,
    TimeProvider clock,
    ILogger<BackupSchedule> log
) : BackgroundService
{
    /// <summary>In UTC.</summary>
    private const string Name = "'newsroom-'yyyy-MM-dd'T'HHmm'Z.tar.gz'";

    private static readonly TimeSpan _round = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _untilNextTry = TimeSpan.FromMinutes(10);

    private readonly LogLimit _limit = new(clock, TimeSpan.FromHours(1));
    private readonly DateTimeOffset _begun = clock.GetUtcNow();
    private long? _failed;

    public bool IsLate
    {
        get
        {
            if (!settings.IsSet) return false;
            var now = clock.GetUtcNow();
            var last = Last(now) is { } made && made > _begun ? made : _begun;
            return now - last > 2 * settings.Every;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsSet) return;
        using var rounds = new PeriodicTimer(_round, clock);
        do await Round(stoppingToken);
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Round(CancellationToken stop = default)
    {
        if (_failed is { } failed && clock.GetElapsedTime(failed) < _untilNextTry) return;
        var now = clock.GetUtcNow();
        try
        {
            if (now < Last(now) + settings.Every) return;
            BackedUp(await backup.To(Path.Combine(settings.Directory, NameAt(now)), stop));
            DeleteOld(now);
            _failed = null;
            _limit.Forget();
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            _failed = clock.GetTimestamp();
            Say(trouble, trouble.Message.Replace(NameAt(now), "", StringComparison.Ordinal));
        }
    }

    private DateTimeOffset? Last(DateTimeOffset now) =>
        Directory.Exists(settings.Directory) ? Archives(now).Max(a => (DateTimeOffset?)a.At) : null;

    /// <summary>Those of a clock that was ahead count for nothing, and stay.</summary>
    private IEnumerable<(string Path, DateTimeOffset At)> Archives(DateTimeOffset now, string ending = "*.tar.gz") =>
        from path in Directory.EnumerateFiles(settings.Directory, ending)
        let at = AtIn(Path.GetFileName(path))
        where at <= now
        select (path, at.Value);

    private void DeleteOld(DateTimeOffset now)
    {
        foreach (var (path, _) in Archives(now).OrderByDescending(a => a.At).Skip(settings.Keep)) File.Delete(path);
        foreach (var (path, at) in Archives(now, "*.tar.gz.partial*"))
            if (at < now - settings.Every / 2) File.Delete(path);
    }

    private void Say(Exception trouble, string what)
    {
        if (!_limit.IsNew(what)) return;
        if (trouble is Refusal) NotBackedUp(settings.Directory, trouble.Message);
        else BackupBroken(settings.Directory, trouble);
    }

    private static string NameAt(DateTimeOffset at) =>
        at.UtcDateTime.ToString(Name, CultureInfo.InvariantCulture);

    /// <summary>Null for what has another name than the archives of a schedule, or what is left of them.</summary>
    private static DateTimeOffset? AtIn(string name) =>
        DateTimeOffset.TryParseExact(
            name.Split(".partial")[0],
            Name,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    [LoggerMessage(LogLevel.Information, "{Backup}")]
    private partial void BackedUp(BackupFile backup);

    [LoggerMessage(LogLevel.Error, "The newsroom could not be backed up to {Directory}; it tries again. {Trouble}")]
    private partial void NotBackedUp(string directory, string trouble);

    [LoggerMessage(LogLevel.Error, "The newsroom could not be backed up to {Directory}; it tries again.")]
    private partial void BackupBroken(string directory, Exception trouble);
}
