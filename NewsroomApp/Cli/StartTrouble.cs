using System.ComponentModel;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Cli;

internal static class StartTrouble
{
    // Linux errno, which a SocketException carries.
    private const int Denied = 13;
    private const int InUse = 98;

    public static string? Of(Exception error) =>
        error switch
        {
            _ when StoreTrouble.Of(error) is { } trouble => $"{trouble.Cause}. {trouble.Remedy}",
            _ when Sql.IsBusy(error) => "Another program is writing in the newsroom’s store. Try again.",
            UnauthorizedAccessException =>
                $"{error.Message} It has to belong to the account that runs the newsroom.",
            _ when InSystem(error) is { } system => OfSocket(error.Message.TrimEnd('.'), system.NativeErrorCode),
            FormatException when ComesFrom(error, "Kestrel") =>
                $"{error.Message}. Write --urls as in http://localhost:5000.",
            ArgumentException when ComesFrom(error, "Kestrel") =>
                "A port in --urls is not from 1 to 65535. Write --urls as in http://localhost:5000.",
            IOException => $"The newsroom’s files cannot be used. {error.Message}",
            InvalidDataException => $"The settings cannot be read. {Innermost(error).Message}",
            InvalidOperationException when ComesFrom(error, "ConfigurationBinder") =>
                $"A setting cannot be used. {error.Message}",
            _ => null,
        };

    private static string OfSocket(string message, int code) =>
        code switch
        {
            InUse => $"{message}. Another program has it; stop that, or choose another with --urls.",
            Denied => $"{message}. Ports below 1024 are for root; choose another with --urls.",
            _ => $"{message}. Choose an address of this machine with --urls.",
        };

    private static Win32Exception? InSystem(Exception error) =>
        error as Win32Exception ?? (error.InnerException is { } inner ? InSystem(inner) : null);

    private static bool ComesFrom(Exception error, string type) =>
        error.StackTrace?.Contains(type, StringComparison.Ordinal) is true;

    private static Exception Innermost(Exception error) =>
        error.InnerException is { } inner ? Innermost(inner) : error;
}
