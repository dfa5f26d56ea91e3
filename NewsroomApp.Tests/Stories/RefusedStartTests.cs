using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Stories;

/// <summary>What keeps a newsroom from starting is said in a sentence, and nothing is done.</summary>
[Trait("Pace", "Slow")]
public sealed class RefusedStartTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "newsroom-tests", Path.GetRandomFileName());

    public RefusedStartTests() => Directory.CreateDirectory(_folder);

    private string Database => Path.Combine(_folder, "newsroom.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Newsroom__PublicUrl", null, "Newsroom:PublicUrl is not set.")]
    [InlineData("Newsroom__PublicUrl", "https://news.example/press", "cannot be served under a path. Leave out /press")]
    [InlineData("Newsroom__TimeZone", "Mars/Olympus", "no known time zone")]
    [InlineData("TZDIR", "/nowhere", "Install the package tzdata.")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "Install the package libicu")]
    [InlineData("Newsroom__PageCacheMegabytes", "many", "at 'Newsroom:PageCacheMegabytes'")]
    [InlineData("Newsroom__PageCacheMegabytes", "-1", "Newsroom:PageCacheMegabytes is -1")]
    [InlineData("Newsroom__Purge__Url", "cdn", "Newsroom:Purge:Url is cdn")]
    [InlineData("Newsroom__Purge__Url", "https://cdn.example", "Newsroom:Purge says nowhere what to forget")]
    [InlineData("Newsroom__RevalidationSeconds", "-5", "Newsroom:RevalidationSeconds is -5")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:99999", "A port in --urls is not from 1 to 65535.")]
    [InlineData("ASPNETCORE_URLS", "news", "Write --urls as in http://localhost:5000.")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:80", "Choose an address of this machine with --urls.")]
    public async Task A_setting_that_cannot_be_right_is_refused(string name, string? value, string sentence)
    {
        var run = await ProgramRun.Of(
            new() { ["Newsroom__DataDirectory"] = _folder, ["Newsroom__TimeZone"] = "Europe/Paris", [name] = value }
        );
        run.Refuses(sentence);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        foreach (var words in new string[][] { ["serve"], ["serve", "--public"] })
            (await Run([.. words, "--urls", $"http://127.0.0.1:{port}"])).Refuses(
                $"{port}: address already in use. Another program has it; stop that, or choose another with --urls."
            );
    }

    [Theory]
    [InlineData("check")]
    [InlineData("publish-due")]
    [InlineData("import", "statement.txt")]
    public async Task A_mistyped_directory_makes_no_store(params string[] words)
    {
        (await Run(words)).Refuses($"There is no newsroom in {_folder}. Is Newsroom:DataDirectory right?");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("seed-demo")]
    [InlineData("add-person", "--email", "ana@example.org", "--name", "Ana", "--role", "editor")]
    public async Task Nobody_makes_the_directory_that_somebody_has_chosen(params string[] words)
    {
        var missing = Path.Combine(_folder, "missing");
        (await ProgramRun.Of(new() { ["Newsroom__DataDirectory"] = missing }, words)).Refuses(
            $"There is no directory {missing}. Make it,"
        );
        Assert.False(Directory.Exists(missing));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "--public")]
    [InlineData("check")]
    public async Task A_newer_database_is_left_alone(params string[] words)
    {
        Assert.Equal(0, (await Run("seed-demo")).Code);
        await Change("INSERT INTO __EFMigrationsHistory VALUES ('20991231235959_Later', '20.0.0')");
        var before = await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken);
        (await Run(words)).Refuses(
            "This database was written by a newer version of the newsroom (20991231235959_Later"
        );
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public async Task A_file_of_another_program_is_left_alone(string verb)
    {
        await File.WriteAllTextAsync(Database, string.Concat(Enumerable.Repeat("No database. ", 1_000)));
        (await Run(verb)).Refuses($"This file is no database: {Database}. Is Newsroom:DataDirectory right?");
        File.Delete(Database);
        await Change("CREATE TABLE Cats (Name TEXT)");
        (await Run(verb)).Refuses($"{Database} is the database of another program. Is Newsroom:DataDirectory right?");
        File.Delete(Database);
        await Change(
            "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT); INSERT INTO __EFMigrationsHistory VALUES ('1')"
        );
        (await Run(verb)).Refuses($"{Database} is the database of another program. Is Newsroom:DataDirectory right?");
    }

    [Fact]
    public async Task A_directory_that_is_a_file_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        (await ProgramRun.Of(new() { ["Newsroom__DataDirectory"] = file }, "serve")).Refuses(
            $"{file} is a file; Newsroom:DataDirectory has to be a directory."
        );
    }

    [Fact]
    public async Task A_file_where_a_directory_of_ours_should_be_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "keys"), "");
        await File.WriteAllTextAsync(Database, "");
        (await Run("serve")).Refuses("The newsroom’s files cannot be used.");
    }

    private Task<ProgramRun> Run(params string[] words) =>
        ProgramRun.Of(new() { ["Newsroom__DataDirectory"] = _folder }, words);

    private async Task Change(string sql)
    {
        await using var store = new SqliteConnection($"Data Source={Database};Pooling=False");
        await store.OpenAsync();
        await store.Run(sql);
    }
}
