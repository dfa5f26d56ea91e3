using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// Requests per second and 99th percentile in milliseconds as measured by wrk (NaN when nothing was answered).
/// </summary>
public sealed partial record Load(double Requests, double P99)
{
    /// <summary>Runs wrk on core 1 with 64 connections.</summary>
    public static async Task<Load> On(Uri page, int seconds, string? encoding = null)
    {
        using var wrk = Process.Start(
            new ProcessStartInfo(
                "taskset",
                [
                    "-c",
                    "1",
                    Contender.Tool("wrk"),
                    "-t1",
                    "-c64",
                    $"-d{seconds}s",
                    "--latency",
                    .. encoding is null ? (string[])[] : ["-H", $"Accept-Encoding: {encoding}"],
                    page.ToString(),
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        Assert.False(
            said.Contains("Non-2xx", StringComparison.Ordinal) || !RequestsLine().IsMatch(said),
            $"{page} did not answer as it should:\n{said}"
        );
        var p99 = P99Line().Match(said);
        var milliseconds = p99.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            _ => 1_000,
        };
        return Number(RequestsLine().Match(said)) is var requests and > 0
            ? new(requests, Number(p99) * milliseconds)
            : new(0, double.NaN);

        static double Number(Match match) => double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<number>[\d.]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RequestsLine();

    [GeneratedRegex(@"99%\s+(?<number>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex P99Line();
}
