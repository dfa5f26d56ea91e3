using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// An nginx with TLS in front of a newsroom, with the configuration that the docs recommend; only names, ports and
/// certificate are others.
/// </summary>
public sealed partial class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-nginx-").FullName;
    private readonly string _name;
    private Process? _process;

    public Nginx(string name)
    {
        _name = name;
        (Plain, Secure) = (NewsroomProcess.FreePort(), NewsroomProcess.FreePort());
    }

    public int Plain { get; }

    public int Secure { get; }

    public string PublicUrl => string.Create(CultureInfo.InvariantCulture, $"https://{_name}:{Secure}");

    public async Task Start(Uri newsroom)
    {
        Assert.True(
            File.Exists(Program),
            "This story needs nginx. Install it (Debian: apt-get install nginx-light) and run the test again."
        );
        await Certify();
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), Configuration(newsroom));
        _process = Process.Start(new ProcessStartInfo(Program, ["-p", _folder, "-c", "nginx.conf"]))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // SIGTERM by its own command; a kill would leave its workers.
            using var stop = Process.Start(
                new ProcessStartInfo(Program, ["-p", _folder, "-c", "nginx.conf", "-s", "stop"])
            )!;
            await stop.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration(Uri newsroom)
    {
        var docs = File.ReadAllText(Path.Combine(TestNewsroom.AppFolder(), "Docs", "behind-a-proxy.md"));
        var site = Example()
            .Match(docs)
            .Groups["site"].Value.Replace("https://news.example.org", PublicUrl, StringComparison.Ordinal)
            .Replace("news.example.org", _name, StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{Plain};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{Secure} ssl", StringComparison.Ordinal)
            .Replace("/etc/ssl/newsroom/", _folder + "/", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5000", newsroom.ToString().TrimEnd('/'), StringComparison.Ordinal);
        Assert.Contains("proxy_pass", site, StringComparison.Ordinal);
        return $$"""
            daemon off;
            user root;
            worker_processes 1;
            pid {{_folder}}/pid;
            error_log {{_folder}}/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{_folder}}/body;
                proxy_temp_path {{_folder}}/proxy;
                fastcgi_temp_path {{_folder}}/fastcgi;
                uwsgi_temp_path {{_folder}}/uwsgi;
                scgi_temp_path {{_folder}}/scgi;
                {{site}}
            }
            """;
    }

    private async Task Certify()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + _name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(_name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(2)
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex("```nginx\n(?<site>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Example();
}
