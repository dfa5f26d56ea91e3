using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage.Mappings;

internal static class WordsMapping
{
    public static void Configure(ComplexPropertyBuilder<Words> words) =>
        words.Ignore(w => w.Fingerprint).Ignore(w => w.Count);
}
