using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Drafting;

public static class DraftingRoutes
{
    public static void MapDrafting(this IEndpointRouteBuilder app) =>
        app.MapGet(
                "/desk/drafts/{Id}.docx",
                async (string id, int? revision, RevisionDesk desk) =>
                    await desk.Paper(id, revision) is { } paper
                        ? Results.File(WordPaper.Of(paper), WordPaper.ContentType, paper.FileName + ".docx")
                        : Results.NotFound()
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
}
