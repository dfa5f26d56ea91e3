using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>Uploads go over HTTP, so that they never hold up the keys of the same page.</summary>
public static class FileRoutes
{
    /// <summary>Pages elsewhere cannot send it, so nobody is made to upload by one.</summary>
    public const string Header = "X-Newsroom-Upload";

    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration settings) =>
        services
            .AddSingleton(settings.Get<FileSettings>() ?? new())
            .AddSingleton<Uploads>()
            .AddSingleton<FileStudio>()
            .AddSingleton<FileDesk>()
            .AddSingleton<FileSweep>()
            .AddHostedService<StartupTask<FileSweep>>();

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/desk/drafts/{Id}/files", Add).RequireAuthorization(nameof(Right.ReadDesk));
        app.MapMethods("/desk/files/{file}", [HttpMethods.Get, HttpMethods.Head], Show)
            .RequireAuthorization(nameof(Right.ReadDesk));
    }

    /// <summary>One piece of a file; with the last of them it is added.</summary>
    private static async Task<IResult> Add(
        string id,
        long at,
        long size,
        string? file,
        HttpContext context,
        Uploads uploads,
        FileDesk desk,
        FileSettings settings
    )
    {
        if (context.Request.Headers[Header] is not [{ Length: > 0 } name]) return Results.BadRequest();
        var (me, stop) = (ClaimsFactory.ActorOf(context.User), context.RequestAborted);
        try
        {
            if (size > settings.Largest)
                throw new Refusal($"This file is too large: the newsroom takes up to {settings.Largest / 1_000_000} MB.");
            if (at == 0) await desk.Demand(me, id);
            var path = uploads.PathOf(me.PersonId, name);
            var length = await uploads.Add(path, at, context.Request.Body, settings.Largest, stop);
            if (length < size) return Results.Json(new { at = length });
            var added = await desk.Add(me, id, path, file ?? "", CancellationToken.None);
            return Results.Json(new { name = added.Name });
        }
        catch (Refusal refusal)
        {
            return Refused(refusal);
        }
        catch (IOException error) when (StoreTrouble.Of(error) is { } trouble)
        {
            return Refused(trouble.Refusal());
        }
    }

    private static IResult Refused(Refusal refusal) =>
        Results.Json(new { refusal.Message }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static IResult Show(string file, FileFolder folder, HttpContext context)
    {
        if (folder.Find(file) is not var (path, contentType)) return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.File(path, contentType, enableRangeProcessing: true);
    }
}
