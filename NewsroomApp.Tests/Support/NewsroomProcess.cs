using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Support;

/// <summary>The newsroom as a process of its own, to be killed and started again on the same data and port.</summary>
public sealed class NewsroomProcess : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> _demo = new(PlantDemo);

    /// <summary>Shut to other accounts, as the newsroom wants it.</summary>
    private readonly string _directory = Directory.CreateTempSubdirectory("newsroom-process-").FullName;
    private readonly bool _isGuest;
    private readonly ConcurrentQueue<string> _output = [];
    private Process? _process;

    private NewsroomProcess(Uri address) => Address = address;

    private NewsroomProcess(Uri address, string directory)
        : this(address) => (_directory, _isGuest) = (directory, true);

    public Uri Address { get; }

    public bool HasExited => _process!.HasExited;

    /// <summary>What it wrote to the console, warnings and worse among it.</summary>
    public IEnumerable<string> Output => _output;

    public string Database => Path.Combine(_directory, "newsroom.db");

    public static async Task<NewsroomProcess> Start()
    {
        var process = await Seeded();
        await process.StartAgain();
        return process;
    }

    /// <summary>With an empty data directory, not started yet.</summary>
    public static NewsroomProcess Empty() => new(new($"http://127.0.0.1:{FreePort()}"));

    /// <summary>On the data of somebody else, not started yet.</summary>
    public static NewsroomProcess On(string directory) => new(new($"http://127.0.0.1:{FreePort()}"), directory);

    /// <summary>With the demo newsroom in its store, not started yet.</summary>
    public static async Task<NewsroomProcess> Seeded()
    {
        var process = Empty();
        CopyFolder(await _demo.Value, process._directory);
        return process;
    }

    /// <summary>Sends SIGKILL, so that nothing is flushed or closed.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task StartAgain(params string[] settings)
    {
        Launch(settings);
        await Answers();
    }

    /// <summary>Starts it without waiting until it answers.</summary>
    public void Launch(params string[] settings) => Again(["serve", .. settings]);

    /// <summary>Starts a command without waiting for its end.</summary>
    public void Command(params string[] words) => Again(words);

    /// <summary>Reads it from the store itself, past the newsroom.</summary>
    public async Task<string> StoredBody(string statementId)
    {
        await using var store = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync();
        await using var ask = store.CreateCommand();
        ask.CommandText = "SELECT Document FROM Editions WHERE StatementId = $id";
        ask.Parameters.AddWithValue("$id", statementId);
        return CanonicalJson.Read((string)(await ask.ExecuteScalarAsync())!).Body;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Kill();
        _process?.Dispose();
        if (!_isGuest) Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The program built together with these tests.</summary>
    public static string Program()
    {
        var configuration = Path.GetFileName(
            Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        );
        return Path.Combine(
            TestNewsroom.AppFolder(),
            "bin",
            configuration!,
            Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)),
            "NewsroomApp.dll"
        );
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Planted once for all tests: that takes a process some seconds.</summary>
    private static async Task<string> PlantDemo()
    {
        var process = Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(process._directory, recursive: true);
        process.Again("seed-demo");
        await process._process!.WaitForExitAsync();
        return process._directory;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from))
        {
            var name = Path.Combine(to, Path.GetFileName(folder));
            Directory.CreateDirectory(name);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(name, File.GetUnixFileMode(folder));
            CopyFolder(folder, name);
        }
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private void Again(params string[] words)
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet", [Program(), .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestNewsroom.AppFolder(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Newsroom__DataDirectory"] = _directory;
        start.Environment["Newsroom__SignInsPerMinute"] = "1000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task Answers()
    {
        using var visitor = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if ((await visitor.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                Assert.False(_process!.HasExited, "The newsroom ended instead of starting.");
            }
            await Task.Delay(20, patience.Token);
        }
    }
}
