using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Storage.Mappings;

internal static class WordsMapping
{
    public static void Configure(ComplexPropertyBuilder<Words> words) =>
        words.Ignore(w => w.Fingerprint).Ignore(w => w.Count);
}
