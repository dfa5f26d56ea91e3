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
        app.MapGet(
            page + "/files/{File}",
            async (string secret, string file, HttpContext context, FailedAttempts attempts, FileFolder folder) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                var words = await open(
                    context.RequestServices.GetRequiredService<TDesk>(),
                    secret,
                    ReaderLinkDesk.AddressOf(context)
                );
                if (words is null) attempts.Failed(context);
                return words?.Shows(file) is true && folder.Find(file) is var (path, contentType)
                    ? Results.File(path, contentType, enableRangeProcessing: true)
                    : Results.NotFound();
            }
        );
}
