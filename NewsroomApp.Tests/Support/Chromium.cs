using System.Diagnostics;
using Microsoft.Playwright;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// One headless Chromium for all browser stories: an installed one, Playwright's own, or one that is installed now
/// (from the system's packages as root on Debian, else Playwright's download). If there is none, the test fails and
/// says what to install.
/// </summary>
public static class Chromium
{
    /// <summary>The headless shell comes first: it draws no window and takes half the processor time.</summary>
    private static readonly string[] _installed =
    [
        "/usr/bin/chromium-headless-shell",
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
        // Many stories share two cores, so each may have to wait.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        if (Find(playwright) is null) await Install(playwright);
        Assert.True(
            Find(playwright) is not null,
            "The browser stories need Chromium. Install it (Debian: apt-get install chromium-headless-shell), or "
                + "Google Chrome, and run the tests again."
        );
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(playwright), Args = _flags });
    }

    private static string? Find(IPlaywright playwright) =>
        Array.Find([.. _installed, playwright.Chromium.ExecutablePath], File.Exists);

    private static async Task Install(IPlaywright playwright)
    {
        if (!await FromPackages() && Find(playwright) is null)
            await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
    }

    private static async Task<bool> FromPackages()
    {
        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName is not "root") return false;
        const string Packages =
            "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fonts-liberation ";
        using var install = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"{Packages} chromium-headless-shell || {Packages} chromium"])
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
        return install.ExitCode == 0;
    }
}
