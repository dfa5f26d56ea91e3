using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsroomApp.Publishing;

internal sealed class EmbargoCheck(EmbargoClock embargo, ClockDesk clocks) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            embargo.IsStarting || embargo.Trouble is not { } trouble ? HealthCheckResult.Healthy()
                : embargo.IsAwake && clocks.Doubt is { IsAhead: false } ? HealthCheckResult.Degraded(trouble)
                : HealthCheckResult.Unhealthy(trouble)
        );
}
