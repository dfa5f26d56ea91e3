namespace NewsroomApp.Collaboration;

internal static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Statement {StatementId}: the working copy could not be saved; it is tried again."
    )]
    public static partial void NotSaved(ILogger logger, string statementId, Exception error);
}
