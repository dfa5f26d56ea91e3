using System.Diagnostics;

namespace NewsroomApp.Tests.Support;

/// <summary>The program from its first to its last word, as an operator calls it.</summary>
public sealed record ProgramRun(int Code, string Said, string Complained)
{
    /// <param name="settings">Of the environment, which is Production; null takes one away.</param>
    public static Task<ProgramRun> Of(Dictionary<string, string?> settings, params string[] words) =>
        In(TestNewsroom.AppFolder(), settings, words);

    public static async Task<ProgramRun> In(
        string folder,
        Dictionary<string, string?> settings,
        params string[] words
    )
    {
        var start = new ProcessStartInfo("dotnet", [NewsroomProcess.Program(), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Newsroom__PublicUrl"] = "https://news.example";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(DemoCast.Password);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await said, complained);
    }

    /// <summary>Did nothing, and said why in one sentence or two without a trace of the program.</summary>
    public void Refuses(string sentence)
    {
        Assert.Contains(sentence, Complained, StringComparison.Ordinal);
        Assert.Matches("[.?]\n$", Complained);
        Assert.Single(Complained.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", Said, StringComparison.Ordinal);
        Assert.Equal(1, Code);
    }
}
