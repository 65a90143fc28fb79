using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>Aster: a bearer token and a tenant; a state that is replayed from events.</summary>
public sealed class Aster : IService
{
    private const string TenantHeader = "X-Tenant-ID";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    /// <inheritdoc/>
    public string Name => "Aster";

    /// <inheritdoc/>
    public IReadOnlyList<(RunPhase Phase, string Word)> Words { get; } =
    [
        (RunPhase.Queued, "READY"), (RunPhase.Running, "RUNNING"), (RunPhase.Succeeded, "COMPLETED"),
        (RunPhase.Failed, "FAILED"), (RunPhase.Compensating, "COMPENSATING"), (RunPhase.Compensated, "COMPENSATED"),
        (RunPhase.CompensationFailed, "COMPENSATION_FAILED"), (RunPhase.Terminated, "TERMINATED"), (RunPhase.Suspended, "PAUSED"),
    ];

    /// <inheritdoc/>
    public ServiceRoute? Match(RawTarget target) =>
        target.Tail("api", "v1", "workflows", "*", "state") is [var id] ? new(this, id) { Path = target.Path } : null;

    /// <inheritdoc/>
    public Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey)
    {
        if (!Credential.HasBearer(headers, validKey))
        {
            return Play.Status(401);
        }

        // The state page names no status for a missing tenant; it is treated as a wrong one.
        return IsTenant(headers[TenantHeader].ToString())
            ? null
            : Play.Json("""{"result":null,"error":"X-Tenant-Id header is required","executionTimeMs":0}""", 403);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run) =>
        JsonBody.Write((Service: this, Run: run), static (json, state) =>
        {
            var (service, run) = state;
            var events = 1 + (run.StepsDone(4) * 2);
            var hasSnapshot = run.Poll > 0 && !run.IsEnd;
            json.WriteStartObject();
            json.WriteString("workflowId", run.Id);
            json.WriteString("status", run.Word ?? ServiceCatalog.WordFor(service, run.Phase));
            json.WriteNumber("lastEventSeq", events);
            WriteResult(json, run);
            if (hasSnapshot)
            {
                json.WriteStartObject("snapshot");
                json.WriteString("intermediateState", "...");
                json.WriteEndObject();
                json.WriteNumber("snapshotSeq", events - 1);
            }
            else
            {
                json.WriteNull("snapshot");
                json.WriteNull("snapshotSeq");
            }

            json.WriteTime("createdAt", run.StartedAt, TimeFormat);
            json.WriteTime("updatedAt", run.UpdatedAt, TimeFormat);
            json.WriteEndObject();
        });

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode) =>
        JsonBody.Write((route.Id, Code: statusCode), static (json, error) =>
        {
            json.WriteStartObject();
            json.WriteNull("result");
            json.WriteString("error", error.Code switch
            {
                401 => "Missing or invalid bearer token.",
                403 => "Role VIEWER is insufficient; MEMBER required",
                404 => $"No workflow found with the given workflowId '{error.Id}'",
                429 => "Rate limit exceeded",
                500 => "An unexpected error occurred. Reference ID: a3f9c2d1",
                _ => HttpWords.Reason(error.Code),
            });
            json.WriteNumber("executionTimeMs", 0);
            json.WriteEndObject();
        });

    private static void WriteResult(Utf8JsonWriter json, RunView run)
    {
        switch (run.Phase)
        {
            case RunPhase.Succeeded:
                json.WriteStartObject("result");
                json.WriteBoolean("eligible", true);
                json.WriteNumber("approvedAmount", 25000);
                json.WriteEndObject();
                break;
            // The result is the only place where this service tells a reason.
            case RunPhase.Failed or RunPhase.CompensationFailed:
                json.WriteString("result", "Division by zero in rule 'split-cost' at line 7");
                break;
            default:
                json.WriteNull("result");
                break;
        }
    }

    private static bool IsTenant(string tenant) =>
        tenant.Length is >= 1 and <= 64 && tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
