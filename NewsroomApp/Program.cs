using NewsroomApp;
using NewsroomApp.Cli;

// Replies are taken on the threads that poll the sockets, without a detour over the pool; read by the runtime when the first socket is opened. Kestrel hands everything on from there.
// Whoever waits for a socket of their own goes on upon such a thread, and leaves it, by Task.Yield or led back by the renderer of a desk page, before they touch the store, which blocks.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

return await CommandLine.Run(
    args,
    options => WebApplication.CreateBuilder(options).AddNewsroom().Build().UseNewsroom()
);
