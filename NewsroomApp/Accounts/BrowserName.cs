namespace NewsroomApp.Accounts;

/// <summary>What people call a browser and its system, by its User-Agent. A guess.</summary>
public static class BrowserName
{
    /// <summary>In this order: most call themselves by the names of others, too.</summary>
    private static readonly (string Sign, string Name)[] _browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] _systems =
    [
        ("Android", "Android"),
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "a Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) =>
        Name(_browsers, userAgent) is not { } browser ? "Another program"
        : Name(_systems, userAgent) is { } system ? $"{browser} on {system}"
        : browser;

    private static string? Name((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
