using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>
/// A hash over the texts of a row, written with it, by which the check finds a row that another program changed. Who
/// writes the database on purpose can compute it too: what was approved and published is therefore in the chained
/// history as well.
/// </summary>
public static class RowSeal
{
    private const string Column = "Seal";

    private static readonly ConcurrentDictionary<IEntityType, (IProperty Property, string Column)[]> _texts = [];

    public static void Set(EntityEntry row)
    {
        if (row.Metadata.FindProperty(Column) is not { } seal) return;
        row.CurrentValues[seal] = Of(Texts(row.Metadata).Select(t => (t.Column, Stored(t.Property, row))));
    }

    /// <param name="texts">In the order of <see cref="ColumnsOf"/>.</param>
    public static string Of(IEnumerable<(string Column, string? Text)> texts) =>
        Fingerprint
            .Of([.. texts.Where(t => t.Text is not null).SelectMany(t => new[] { t.Column, t.Text! })])
            .Value;

    public static IReadOnlyList<string> ColumnsOf(IEntityType type) => [.. Texts(type).Select(t => t.Column)];

    /// <exception cref="Refusal">Names the first row that was not written like this.</exception>
    public static async Task Check(NewsroomDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var store = (SqliteConnection)db.Database.GetDbConnection();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty(Column) is not null))
        {
            var columns = ColumnsOf(type);
            var keys = type.FindPrimaryKey()!.Properties.Select(NameOf);
            await using var read = store.Command(
                $"SELECT {string.Join(" || ' ' || ", keys)} AS Row, {string.Join(
                    ", ",
                    columns.Select(c => $"\"{c}\"").Prepend(Column)
                )} FROM \"{type.GetTableName()}\""
            );
            await using var rows = await read.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
            {
                var texts = columns.Select((c, i) => (c, rows.IsDBNull(i + 2) ? null : rows.GetString(i + 2)));
                if (rows.GetString(1) != Of(texts))
                    throw new Refusal($"{type.ClrType.Name} {rows[0]} is not what the newsroom wrote.");
            }
        }
    }

    /// <summary>Gives every table with texts the column, but the history, which has a chain.</summary>
    internal sealed class Convention : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(
            IConventionModelBuilder modelBuilder,
            IConventionContext<IConventionModelBuilder> context
        )
        {
            foreach (var type in modelBuilder.Metadata.GetEntityTypes().Where(HasSeal))
                type.Builder.Property(typeof(string), Column)!.IsRequired(true);
        }

        private static bool HasSeal(IConventionEntityType type) =>
            type.ClrType != typeof(HistoryEntry) && type.ClrType != typeof(Passage) && !type.IsMappedToJson();
    }

    private static (IProperty Property, string Column)[] Texts(IEntityType type) =>
        _texts.GetOrAdd(
            type,
            known =>
                [
                    .. known
                        .GetFlattenedProperties()
                        .Where(p => p.Name != Column && IsText(p))
                        .Select(p => (p, NameOf(p)))
                        .OrderBy(t => t.Item2, StringComparer.Ordinal),
                ]
        );

    private static bool IsText(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return (Nullable.GetUnderlyingType(stored) ?? stored) is var type
            && (type == typeof(string) || type == typeof(DateOnly) || type == typeof(Guid));
    }

    private static string? Stored(IProperty property, EntityEntry row)
    {
        // Of a part that is null, the values are not.
        if (property.DeclaringType is IComplexType part && row.ComplexProperty(part.ComplexProperty).CurrentValue is null)
            return null;
        var value = row.CurrentValues[property];
        return (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) switch
        {
            DateOnly day => day.ToString(Parts.DayFormat, CultureInfo.InvariantCulture),
            Guid id => id.ToString().ToUpperInvariant(),
            var text => (string?)text,
        };
    }

    private static string NameOf(IProperty property) =>
        property.GetColumnName(
            StoreObjectIdentifier.Create(property.DeclaringType.ContainingEntityType, StoreObjectType.Table)!.Value
        )!;
}
