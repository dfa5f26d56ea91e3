using System.Diagnostics;
using System.Globalization;
using System.Net;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Support;

/// <summary>A server in a benchmark, in its own process, pinned by <c>taskset</c> to cores such as "0,1".</summary>
public sealed class Contender : IAsyncDisposable
{
    private readonly Process _process;
    private readonly long _begun = Stopwatch.GetTimestamp();

    private Contender(int port, string cores, string[] command, IDictionary<string, string> environment)
    {
        Address = new($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("taskset", ["-c", cores, .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestNewsroom.AppFolder(),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>VmRSS, in bytes.</summary>
    public long Resident =>
        1024
        * long.Parse(
            File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))[
                "VmRSS:".Length..^2
            ],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture
        );

    /// <summary>The newsroom as in production; runs the program built with the tests unless another is given.</summary>
    public static Contender Newsroom(string folder, string cores, string[] verb, string? program = null)
    {
        var port = NewsroomProcess.FreePort();
        return new(
            port,
            cores,
            ["dotnet", program ?? NewsroomProcess.Program(), .. verb],
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                ["Newsroom__DataDirectory"] = folder,
                ["Newsroom__PublicUrl"] = "http://localhost:5000",
                ["Logging__LogLevel__Default"] = "Error",
            }
        );
    }

    /// <summary>Publishes the app as the README says for production, and returns the path of the program.</summary>
    public static async Task<string> Published(string folder)
    {
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    TestNewsroom.AppFolder(),
                    "-c",
                    "Release",
                    "-r",
                    "linux-x64",
                    "--self-contained",
                    "false",
                    "-p:PublishReadyToRun=true",
                    "--artifacts-path",
                    folder,
                    "-v",
                    "q",
                ]
            )
        )!;
        await publish.WaitForExitAsync();
        Assert.Equal(0, publish.ExitCode);
        return Path.Combine(folder, "publish", "NewsroomApp", "release_linux-x64", "NewsroomApp.dll");
    }

    /// <summary>nginx with one worker, serving the files of a folder; those under /br/ as brotli.</summary>
    public static Contender Nginx(string folder, string cores)
    {
        var port = NewsroomProcess.FreePort();
        var own = Path.Combine(folder, "nginx");
        Directory.CreateDirectory(own);
        File.WriteAllText(
            Path.Combine(own, "nginx.conf"),
            $$"""
            daemon off;
            master_process off;
            worker_processes 1;
            pid {{own}}/pid;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              open_file_cache max=100 inactive=1h;
              open_file_cache_valid 1h;
              keepalive_requests 1000000000;
              client_body_temp_path {{own}}/1;
              proxy_temp_path {{own}}/2;
              fastcgi_temp_path {{own}}/3;
              uwsgi_temp_path {{own}}/4;
              scgi_temp_path {{own}}/5;
              types { }
              default_type "text/html; charset=utf-8";
              server {
                listen 127.0.0.1:{{port}};
                root {{folder}};
                location /br/ { add_header Content-Encoding br; }
              }
            }
            """
        );
        return new(
            port,
            cores,
            [Tool("nginx"), "-p", own, "-e", Path.Combine(own, "error.log"), "-c", Path.Combine(own, "nginx.conf")],
            new Dictionary<string, string>()
        );
    }

    /// <summary>Requests the page until it is served; returns the milliseconds since the process started.</summary>
    public async Task<double> Answers(string path)
    {
        using var visitor = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var answer = await visitor.GetAsync(path, patience.Token);
                if (answer.StatusCode is HttpStatusCode.OK) return Stopwatch.GetElapsedTime(_begun).TotalMilliseconds;
            }
            catch (HttpRequestException)
            {
                Assert.False(_process.HasExited, "The server ended instead of starting.");
            }
            await Task.Delay(2, patience.Token);
        }
    }

    /// <summary>Waits until abandoned requests are done, which would slow the next server on the same core.</summary>
    public async Task Rests()
    {
        TimeSpan before;
        do
        {
            before = _process.TotalProcessorTime;
            await Task.Delay(200);
        } while (_process.TotalProcessorTime > before);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    internal static string Tool(string name)
    {
        var path = (
            (string[])["/usr/sbin", "/usr/local/bin", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')]
        )
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Assert.True(
            path is not null,
            $"This benchmark needs {name}. Install it (Debian: apt-get install nginx wrk util-linux) and run it again."
        );
        return path;
    }
}
