using Microsoft.Extensions.DependencyInjection;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// Whoever has the machine, at its command line. It writes to the console, which all tests share: classes that use it
/// are in the collection of the console.
/// </summary>
public static class Operator
{
    /// <param name="directory">The data directory.</param>
    /// <param name="words">The command.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="clock">The real one unless another is given.</param>
    public static async Task<(int Code, string Said, string Complained)> Run(
        string directory,
        string[] words,
        string input = "",
        TimeProvider? clock = null
    )
    {
        var (stdin, stdout, stderr) = (Console.In, Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetIn(new StringReader(input));
            Console.SetOut(said);
            Console.SetError(complained);
            var code = await CommandLine.Run(
                words,
                options =>
                {
                    var builder = TestNewsroom.Builder(directory, options.Args ?? []);
                    if (clock is not null) builder.Services.AddSingleton(clock);
                    return builder.Build();
                }
            );
            return (code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetIn(stdin);
            Console.SetOut(stdout);
            Console.SetError(stderr);
        }
    }
}
