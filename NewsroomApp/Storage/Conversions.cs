using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsroomApp.Storage;

/// <summary>An instant as ticks of 100 ns since year 1 in UTC.</summary>
internal sealed class UtcTicks()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class FingerprintText()
    : ValueConverter<Fingerprint, string>(print => print.Value, text => new Fingerprint(text));
