using System.Diagnostics;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>Has files read by a process of their own, two at a time, each with so much time and memory.</summary>
public sealed partial class FileStudio(FileFolder folder, FileSettings settings, ILogger<FileStudio> log) : IDisposable
{
    public const string Command = "make-file";

    private const int AtOnce = 2;

    /// <summary>In bytes.</summary>
    private const long MostMemory = 1_500_000_000;

    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <param name="file">Is taken away.</param>
    /// <exception cref="Refusal">It cannot be used; nothing of it stays.</exception>
    /// <returns>The name under which <see cref="FileFolder"/> has it.</returns>
    public async Task<string> Make(string file, CancellationToken stop)
    {
        try
        {
            var hash = await FileFolder.HashOf(file);
            if (folder.Claim(hash)) return hash;
            await _places.WaitAsync(stop);
            try
            {
                await MakeIn(folder.Passage(Guid.NewGuid().ToString("N")), hash, file, stop);
                return hash;
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task MakeIn(string made, string hash, string file, CancellationToken stop)
    {
        try
        {
            DataFolder.MakeFolder(made);
            await Run(file, made, stop);
            folder.Keep(hash, made, file);
        }
        catch (IOException error)
        {
            NotKept(error);
            throw new Refusal("The file could not be kept: " + (StoreTrouble.Of(error)?.Cause ?? error.Message));
        }
        finally
        {
            if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        }
    }

    private async Task Run(string file, string made, CancellationToken stop)
    {
        using var process = Process.Start(Start(file, made))!;
        Lower(process);
        var said = process.StandardError.ReadToEndAsync(stop);
        var why = await Watch(process, stop);
        if (why is not null) throw new Refusal(why);
        if (process.ExitCode == 0) return;
        var words = (await said).Trim();
        // The last line is a sentence of ours; anything else is for the log.
        if (process.ExitCode == 1) throw new Refusal(words[(words.LastIndexOf('\n') + 1)..]);
        NotMade(process.ExitCode, words);
        throw new Refusal("This file cannot be read. Open it where it was made, and export it again.");
    }

    /// <returns>Why it was ended; null where it came to its end by itself.</returns>
    private static async Task<string?> Watch(Process process, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            while (!process.HasExited)
            {
                var ended = process.WaitForExitAsync(stop);
                if (await Task.WhenAny(ended, Task.Delay(_look, stop)) == ended) break;
                if (Stopwatch.GetElapsedTime(begun) > _longest || MemoryOf(process) > MostMemory)
                    return "This file is too large to use. Export it smaller.";
            }
            await process.WaitForExitAsync(stop);
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>In bytes; 0 once it has ended.</summary>
    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static void Lower(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    private ProcessStartInfo Start(string file, string made)
    {
        var (program, host) = (typeof(FileStudio).Assembly.Location, Environment.ProcessPath ?? "");
        var isApp = Path.GetFileName(host) is "NewsroomApp" or "NewsroomApp.exe";
        var isKnown = isApp || Path.GetFileNameWithoutExtension(host) is "dotnet";
        var start = new ProcessStartInfo(isKnown ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = made,
        };
        if (!isApp) start.ArgumentList.Add(program);
        string[] words = [Command, file, made, $"{settings.LargestPicture}", $"{settings.LargestAttachment}"];
        foreach (var word in words) start.ArgumentList.Add(word);
        // So that it is soon at work: it compiles little, and needs one heap.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    [LoggerMessage(LogLevel.Warning, "A file could not be read: the process ended with {Code}. {Words}")]
    private partial void NotMade(int code, string words);

    [LoggerMessage(LogLevel.Error, "A file could not be kept.")]
    private partial void NotKept(Exception error);
}
