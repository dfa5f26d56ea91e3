using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A store as after ten years of use. One statement is made through the desks; SQL then copies its rows with new words,
/// ids and times, and the history is chained so that the <c>check</c> command passes. Statement <c>n</c> (1 is the
/// oldest) has the same words in every store with bodies of the same length.
/// </summary>
public static class FullStore
{
    /// <summary>Only in the first ten statements.</summary>
    public const string RareWord = "wulfenite";

    /// <summary>In about one in six statements of 80 words.</summary>
    public const string CommonWord = "harbour";

    private const int Portion = 50_000;

    private static readonly string[] _copied =
    [
        "Statements",
        "Editions",
        "Revisions",
        "Approval",
        "Contributor",
        "Keystrokes",
    ];

    private static readonly string[] _common = (
        "the of and to in a for that on with is was by as at from have be it will council members said this year which "
        + "has not lighthouse keepers harbour lamps islands its an they were treaty border river bridge Győr their who "
        + "been grain winter commission"
    ).Split(' ');

    private static readonly string[] _syllables =
        "ba be bri ca čo da dre el fa fi go gra ha i jo ka łu ma mi ne o pe qua ri sa te vu".Split(' ');

    private static readonly string[] _kickers =
        "Fisheries,Energy,Trade,Culture,Justice,Health,Transport,Education,Security,Climate,Budget,Elections".Split(
            ','
        );

    private static readonly string[] _places =
        "Tallvik,Győr,Şile,Brno,Åbo,Kraków,Ghent,Split,Vaduz,Evora,Riga,Cork,Nicosia,Mariehamn,Łódź,Basel".Split(',');

    /// <summary>Adds live statements, spread evenly over the last ten years.</summary>
    public static async Task Fill(this TestNewsroom newsroom, int count, int words)
    {
        var pattern = await newsroom.Live(Words(0, words));
        await using var db = await newsroom.Db();
        var edition = await db.Editions.SingleAsync(e => e.Statement.Id == pattern);
        var last = await db.Editions.MaxAsync(e => e.Id);
        await using var store = new SqliteConnection(db.Database.GetConnectionString() + ";Pooling=False");
        await store.OpenAsync();
        var (first, texts) = (1, Array.Empty<(string Json, Summary Summary, Fingerprint Print)>());
        store.CreateFunction("id", (int n) => Id(n), isDeterministic: true);
        store.CreateFunction("print", (int n) => texts[n - first].Print.Value, isDeterministic: true);
        store.CreateFunction(
            "seal",
            (object?[] texts) => RowSeal.Of(texts.Chunk(2).Select(t => ((string)t[0]!, t[1] as string))),
            isDeterministic: true
        );
        store.CreateFunction("document", (int n) => texts[n - first].Json, isDeterministic: true);
        store.CreateFunction("summary", (string of, int n) => Of(texts[n - first].Summary, of), isDeterministic: true);
        await store.Run(
            """
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -400000;
            CREATE TEMP TABLE Copy (n INTEGER PRIMARY KEY, age INTEGER)
            """
        );
        var step = TimeSpan.FromDays(3_650).Ticks / count;
        for (; first <= count; first += Portion)
        {
            texts =
            [
                .. Enumerable
                    .Range(first, Math.Min(Portion, count + 1 - first))
                    .AsParallel()
                    .AsOrdered()
                    .Select(n => Words(n, words))
                    .Select(w => (CanonicalJson.Of(w), Summary.Of(w), w.Fingerprint)),
            ];
            await using var transaction = await store.BeginTransactionAsync();
            await store.Run(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    DELETE FROM Copy;
                    WITH RECURSIVE s(n) AS (
                        SELECT {first}
                        UNION ALL
                        SELECT n + 1 FROM s WHERE n + 1 < {first + texts.Length}
                    )
                    INSERT INTO Copy SELECT n, ({count} + 1 - n) * {step} FROM s
                    """
                )
            );
            await Copy("Statements", $"Id = '{pattern}'");
            await Copy("Editions", $"Id = {edition.Id}");
            foreach (var table in _copied.Except(["Statements", "Editions"]))
                await Copy(table, $"EditionId = {edition.Id}");
            await Copy("History", $"StatementId = '{pattern}'");
            foreach (var type in db.Model.GetEntityTypes())
                if (_copied.Contains(type.GetTableName()!)) await Seal(type);
            await transaction.CommitAsync();
        }
        await Chain(db, store);
        await newsroom.App.Services.MigrateStore();
        await db.MakeIndex(newsroom.App.Services.GetRequiredService<Institution>());

        Task Seal(IEntityType type)
        {
            var pieces = string.Join(", ", RowSeal.ColumnsOf(type).Select(c => $"'{c}', \"{c}\""));
            return store.Run($"UPDATE \"{type.GetTableName()}\" SET Seal = seal({pieces}) WHERE Seal = ''");
        }

        async Task Copy(string table, string which)
        {
            var columns = new List<string>();
            await using (var ask = store.CreateCommand())
            {
                ask.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
                await using var names = await ask.ExecuteReaderAsync();
                while (await names.ReadAsync()) columns.Add(names.GetString(0));
            }
            columns.RemoveAll(c => c is "Id" && table is not ("Statements" or "Editions"));
            await store.Run(
                $"""
                INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
                SELECT {string.Join(", ", columns.Select(c => Value(table, c)))}
                FROM Copy CROSS JOIN {table} t WHERE t.{which}
                """
            );
        }

        string Value(string table, string column) =>
            (table, column) switch
            {
                ("Statements", "Id") or (_, "StatementId") => "id(n)",
                ("Editions", "Id") or (_, "EditionId") => $"{last} + n",
                // Only has to be unique, as Chain assigns the real number.
                ("History", "Number") => "-(n * 1000 + t.Number)",
                ("Revisions", "Document") =>
                    $"CASE t.Fingerprint WHEN '{edition.Fingerprint.Value}' THEN document(n) ELSE t.Document END",
                (_, "Document") => "document(n)",
                (_, "Summary_Headline" or "Summary_Kicker" or "Summary_Place") => $"summary('{column}', n)",
                (_, "Printed") => "NULL",
                (_, "Fingerprint" or "RevisedFingerprint") =>
                    $"CASE t.{column} WHEN '{edition.Fingerprint.Value}' THEN print(n) ELSE t.{column} END",
                (_, "Seal") => "''",
                _ when column.EndsWith("At", StringComparison.Ordinal) => $"t.{column} - age",
                _ => $"t.\"{column}\"",
            };
    }

    private static string Of(Summary summary, string column) =>
        column switch
        {
            "Summary_Headline" => summary.Headline,
            "Summary_Kicker" => summary.Kicker,
            _ => summary.Place,
        };

    public static string Address(int n) => PublicAddress.Of(Id(n), Headline(n));

    /// <summary>Looks as random as a real id; different for each statement.</summary>
    public static string Id(int n)
    {
        const string alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        var scattered = unchecked((ulong)(n + 1) * 0x9E3779B97F4A7C15);
        return string.Create(
            StatementId.Length,
            scattered,
            (id, bits) =>
            {
                for (var i = 0; i < id.Length; i++) id[i] = alphabet[(int)(bits >> (5 * i)) & 31];
            }
        );
    }

    private static string Headline(int n)
    {
        var dice = new Dice(n);
        string[] verbs = ["welcomes", "regrets", "adopts", "rejects", "reviews"];
        return $"{dice.Pick(_places)} council {dice.Pick(verbs)} report {n} on the {dice.Word()} of {dice.Word()}";
    }

    private static Document Words(int n, int words)
    {
        var dice = new Dice(n + 0x40000000L);
        var body = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            var word = i == 7 && n is >= 1 and <= 10 ? RareWord : dice.Word();
            if (i % 12 == 0) body.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
            else body.Append(word);
            body.Append(
                i == words - 1 ? "."
                : i % 60 == 59 ? ".\n\n"
                : i % 12 == 11 ? ". "
                : " "
            );
        }
        return Texts.Complete with
        {
            Headline = Headline(n),
            Kicker = dice.Pick(_kickers),
            Place = dice.Pick(_places),
            Date = null,
            Body = body.ToString(),
        };
    }

    /// <summary>Appends the copied history entries to the hash chain.</summary>
    private static async Task Chain(NewsroomDb db, SqliteConnection store)
    {
        var end = await db.History.AsNoTracking().OrderByDescending(h => h.Number).FirstAsync();
        var (number, hash) = (end.Number, end.Hash);
        await using var place = store.CreateCommand();
        place.CommandText = "UPDATE History SET Number = $number, Hash = $hash WHERE Id = $id";
        foreach (var name in new[] { "$number", "$hash", "$id" }) place.Parameters.Add(new() { ParameterName = name });
        for (
            var done = end.Id;
            await db.History.AsNoTracking().Where(h => h.Id > done).OrderBy(h => h.Id).Take(Portion).ToListAsync()
                is { Count: > 0 } entries;
            done = entries[^1].Id
        )
        {
            await using var transaction = (SqliteTransaction)await store.BeginTransactionAsync();
            place.Transaction = transaction;
            foreach (var entry in entries)
            {
                entry.Seal(++number, hash);
                hash = entry.Hash;
                (place.Parameters[0].Value, place.Parameters[1].Value, place.Parameters[2].Value) = (
                    number,
                    hash.Value,
                    entry.Id
                );
                await place.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
    }

    /// <summary>Repeatable random numbers: splitmix64 (https://prng.di.unimi.it/splitmix64.c).</summary>
    private struct Dice(long seed)
    {
        private ulong _state = unchecked((ulong)seed * 0xD1342543DE82EF95);

        public T Pick<T>(T[] from) => from[(int)(Throw() * from.Length)];

        /// <summary>A few words are frequent and most are rare, as in a language.</summary>
        public string Word()
        {
            var rank = (int)(Math.Pow(Throw(), 4) * 19_000);
            if (rank < _common.Length) return _common[rank];
            return _syllables[rank % 27] + _syllables[rank / 27 % 27] + _syllables[rank / 729 % 27];
        }

        private double Throw()
        {
            unchecked
            {
                var z = _state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
            }
        }
    }
}
