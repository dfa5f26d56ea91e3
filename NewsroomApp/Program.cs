using System.Globalization;
using NewsroomApp;
using NewsroomApp.Cli;

// Thailand, Iran and Arabia have calendars and digits of their own; no machine's language changes what is printed.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

// Socket operations complete on the polling threads, without a detour through the pool. The runtime reads this when the
// first socket opens. Kestrel moves on to other threads by itself. Code that awaits a socket of its own continues on a
// polling thread and must leave it, by Task.Yield or a desk page's renderer, before it uses the database, which blocks.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

return await CommandLine.Run(
    args,
    options => WebApplication.CreateBuilder(options).AddNewsroom().Build().UseNewsroom()
);
