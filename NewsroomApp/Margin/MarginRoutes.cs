using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.Margin;

/// <summary>The files of texts that are read by a link: as long as it opens, and no others.</summary>
public static class MarginRoutes
{
    public static void MapMargin(this IEndpointRouteBuilder app)
    {
        Map<ReaderLinkDesk>(
            app,
            "/embargo/{Secret}",
            async (desk, secret, from) => (await desk.Read(secret, ReaderLinkKind.Embargo, from))?.Edition?.Words
        );
        Map<ReaderLinkDesk>(
            app,
            "/preview/{Secret}",
            async (desk, secret, from) => (await desk.Read(secret, ReaderLinkKind.Preview, from))?.Edition?.Words
        );
        Map<ClearanceDesk>(app, "/clearance/{Secret}", async (desk, secret, _) => (await desk.Open(secret))?.Words);
    }

    private static void Map<TDesk>(
        IEndpointRouteBuilder app,
        string page,
        Func<TDesk, string, string, Task<Document?>> open
    )
        where TDesk : notnull =>
        app.MapMethods(
            page + "/files/{File}",
            [HttpMethods.Get, HttpMethods.Head],
            async (string secret, string file, HttpContext context, FailedAttempts attempts, FileFolder folder) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                var words = await open(
                    context.RequestServices.GetRequiredService<TDesk>(),
                    secret,
                    ReaderLinkDesk.AddressOf(context)
                );
                if (words is null) attempts.Failed(context);
                if (words?.Shows(file) is not true || folder.Find(file) is not var (path, type))
                    return Results.NotFound();
                context.Response.Headers.ContentDisposition = words.DispositionOf(file);
                return Results.File(path, type, enableRangeProcessing: true);
            }
        );
}
