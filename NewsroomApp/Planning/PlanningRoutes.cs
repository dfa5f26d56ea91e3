namespace NewsroomApp.Planning;

public static class PlanningRoutes
{
    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/desk/history.csv",
                (HistoryDesk desk, HistoryFilter? filter) =>
                    filter is null
                        ? NoDay()
                        : Results.Stream(to => desk.WriteCsv(filter, to), "text/csv; charset=utf-8", "history.csv")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
        app.MapGet(
                "/desk/history.json",
                (HistoryDesk desk, HistoryFilter? filter) =>
                    filter is null
                        ? NoDay()
                        : Results.Stream(to => desk.WriteJson(filter, to), "application/json", "history.json")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
    }

    private static IResult NoDay() =>
        Results.Text(
            "The history was not read: write from and until as in 2026-03-04, and a verb as the history page does.",
            statusCode: StatusCodes.Status400BadRequest
        );
}
