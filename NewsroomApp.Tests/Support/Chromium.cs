using System.Diagnostics;
using Microsoft.Playwright;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// One headless Chromium for all browser stories: an installed one, Playwright's own, or one that is installed now
/// (Playwright's download, else the system's packages as root). None at all is a failed test that says what to install.
/// </summary>
public static class Chromium
{
    private static readonly string[] _installed =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
    ];

    private static readonly string[] _flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    private static readonly Lazy<Task<IBrowser>> _browser = new(Launch);

    public static Task<IBrowser> Browser => _browser.Value;

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        if (Find() is null && !File.Exists(playwright.Chromium.ExecutablePath)) await Install(playwright);
        var path =
            Find() ?? (File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null);
        Assert.True(
            path is not null,
            "The browser stories need Chromium. Install it (Debian: apt-get install chromium), or Google Chrome, and run the tests again."
        );
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = _flags });
    }

    private static string? Find() => Array.Find(_installed, File.Exists);

    private static async Task Install(IPlaywright playwright)
    {
        await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
        if (File.Exists(playwright.Chromium.ExecutablePath) || !File.Exists("/usr/bin/apt-get")) return;
        using var install = Process.Start(
            new ProcessStartInfo(
                "/bin/sh",
                [
                    "-c",
                    "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-liberation",
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await Task.WhenAll(
            install.StandardOutput.ReadToEndAsync(),
            install.StandardError.ReadToEndAsync(),
            install.WaitForExitAsync()
        );
    }
}
