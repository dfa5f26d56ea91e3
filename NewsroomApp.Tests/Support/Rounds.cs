using System.Globalization;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// How often the long stories repeat: a few times by default, more if an environment variable says so.
/// </summary>
public static class Rounds
{
    /// <summary>NEWSROOM_KILLS: how often a process is killed.</summary>
    public static int Kills { get; } = Of("NEWSROOM_KILLS", usual: 3);

    /// <summary>NEWSROOM_LIVES: how many random lives meet power cuts on the real store.</summary>
    public static int Lives { get; } = Of("NEWSROOM_LIVES", usual: 40);

    /// <summary>NEWSROOM_TORTURE: for how many seconds three writers are tortured.</summary>
    public static TimeSpan Torture { get; } = TimeSpan.FromSeconds(Of("NEWSROOM_TORTURE", usual: 20));

    /// <summary>NEWSROOM_PROXY: for how many seconds many clients come through nginx; without it, not at all.</summary>
    public static TimeSpan Proxy { get; } = TimeSpan.FromSeconds(Of("NEWSROOM_PROXY", usual: 0));

    private static int Of(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { } rounds
            ? int.Parse(rounds, CultureInfo.InvariantCulture)
            : usual;
}
