using System.Runtime.InteropServices;

namespace NewsroomApp.Publishing;

/// <summary>
/// Time that only goes on, whatever the clock on the wall says. On Linux it counts while the machine sleeps too, so
/// that waking up is not a jump of the wall.
/// </summary>
public static partial class SteadyTime
{
    /// <summary>CLOCK_BOOTTIME, see clock_gettime(2).</summary>
    public const int SinceBoot = 7;

    private static readonly bool _countsSleep = Read(SinceBoot) is not null;

    public static TimeSpan Of(TimeProvider clock) =>
        (clock == TimeProvider.System && _countsSleep ? Read(SinceBoot) : null)
        ?? clock.GetElapsedTime(0, clock.GetTimestamp());

    public static TimeSpan? Read(int id)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            if (ClockGetTime(id, out var time) != 0) return null;
            return new(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / TimeSpan.NanosecondsPerTick);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int id, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
