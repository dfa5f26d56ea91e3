using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsroomApp.Storage.Backups;

internal sealed class BackupCheck(BackupSchedule schedule) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            schedule.IsLate
                ? HealthCheckResult.Unhealthy("No backup has succeeded for too long.")
                : HealthCheckResult.Healthy()
        );
}
