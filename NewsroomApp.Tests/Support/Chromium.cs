using System.Diagnostics;
using Microsoft.Playwright;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// One headless Chromium for all browser stories: the headless shell, which as root on Debian is installed where it is
/// missing, else another that is installed, else Playwright's download. If there is none, the test fails and says what
/// to install.
/// </summary>
public static class Chromium
{
    /// <summary>It draws no window and takes half the processor time.</summary>
    private const string Shell = "/usr/bin/chromium-headless-shell";

    private static readonly string[] _installed =
    [
        Shell,
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
        if (!File.Exists(Shell)) await FromPackages();
        if (Find(playwright) is null)
            await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
        Assert.True(
            Find(playwright) is not null,
            "The browser stories need Chromium. Install it (Debian: apt-get install chromium-headless-shell), or "
                + "Google Chrome, and run the tests again."
        );
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(playwright), Args = _flags });
    }

    private static string? Find(IPlaywright playwright) =>
        Array.Find([.. _installed, playwright.Chromium.ExecutablePath], File.Exists);

    private static async Task FromPackages()
    {
        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName is not "root") return;
        // Without a network it gives up soon; another browser may be there.
        const string Packages =
            "timeout 60 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 120 apt-get install -y -qq";
        using var install = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"{Packages} fonts-liberation chromium-headless-shell"])
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
