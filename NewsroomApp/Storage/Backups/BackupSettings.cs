namespace NewsroomApp.Storage.Backups;

/// <summary>When the newsroom backs itself up, set under "Newsroom:Backup". Without a directory, it does not.</summary>
public sealed record BackupSettings
{
    private const int HoursOfYear = 366 * 24;

    public string Directory { get; init; } = "";

    public int EveryHours { get; init; } = 24;
    public int Keep { get; init; } = 14;

    public bool IsSet => Directory.Length > 0;

    public TimeSpan Every => TimeSpan.FromHours(EveryHours);

    public static BackupSettings In(IConfiguration newsroom, string contentRoot)
    {
        var settings = Read(newsroom.GetSection("Backup"));
        if (settings.EveryHours is < 1 or > HoursOfYear)
            throw new Refusal(
                $"Newsroom:Backup:EveryHours is {settings.EveryHours}; it has to be between 1 and {HoursOfYear}."
            );
        if (settings.Keep < 1) throw new Refusal($"Newsroom:Backup:Keep is {settings.Keep}; it has to be 1 or more.");
        return settings.IsSet ? settings.Located(StoreFile.In(newsroom, contentRoot), contentRoot) : settings;
    }

    private static BackupSettings Read(IConfigurationSection backup)
    {
        try
        {
            return backup.Get<BackupSettings>() ?? new();
        }
        catch (InvalidOperationException)
        {
            throw new Refusal("Newsroom:Backup:EveryHours and Newsroom:Backup:Keep have to be whole numbers.");
        }
    }

    private BackupSettings Located(StoreFile store, string contentRoot)
    {
        var directory = Path.GetFullPath(Directory, contentRoot);
        if (Backup.IsWithin(Path.GetDirectoryName(store.Path)!, directory))
            throw new Refusal(
                $"Newsroom:Backup:Directory is {directory}, in the data directory, and would be lost with it. Choose another place."
            );
        if (!System.IO.Directory.Exists(directory))
            throw new Refusal($"Newsroom:Backup:Directory is {directory}, and there is no such directory. Make it first.");
        return this with { Directory = directory };
    }
}
