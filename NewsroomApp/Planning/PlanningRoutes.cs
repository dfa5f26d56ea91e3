namespace NewsroomApp.Planning;

public static class PlanningRoutes
{
    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/desk/history.csv",
                (HistoryDesk desk, [AsParameters] HistoryFilter filter) =>
                    Results.Stream(to => desk.WriteCsv(filter, to), "text/csv; charset=utf-8", "history.csv")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
        app.MapGet(
                "/desk/history.json",
                (HistoryDesk desk, [AsParameters] HistoryFilter filter) =>
                    Results.Stream(to => desk.WriteJson(filter, to), "application/json", "history.json")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
    }
}
