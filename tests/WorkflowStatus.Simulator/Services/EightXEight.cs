using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>8x8: steps only when logs are asked for; a second resource tells why a run faulted.</summary>
public sealed class EightXEight : IService
{
    /// <inheritdoc/>
    public string Name => "8x8";

    /// <inheritdoc/>
    public IReadOnlyList<(RunPhase Phase, string Word)> Words { get; } =
    [
        (RunPhase.Running, "Runnable"), (RunPhase.Suspended, "Suspended"), (RunPhase.Succeeded, "Complete"),
        // A fault and a manual end have one word; the steps and the error resource tell them apart.
        (RunPhase.Terminated, "Terminated"), (RunPhase.Failed, "Terminated"), (RunPhase.Canceled, "Terminated"),
    ];

    /// <inheritdoc/>
    public ServiceRoute? Match(RawTarget target)
    {
        if (target.Tail("api", "v1", "accounts", "*", "definitions", "*", "workflows", "*", "errors") is [var account, var definition, var id])
        {
            return Route(target, account, definition, id, ServiceRoute.ErrorsResource);
        }

        return target.Tail("api", "v1", "accounts", "*", "definitions", "*", "workflows", "*") is [var account2, var definition2, var id2]
            ? Route(target, account2, definition2, id2, ServiceRoute.StatusResource)
            : null;
    }

    /// <inheritdoc/>
    public Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey) =>
        Credential.HasBearer(headers, validKey) ? null : Play.Status(401);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run) =>
        JsonBody.Write((Service: this, Route: route, Run: run), static (json, state) =>
        {
            if (state.Route.Resource == ServiceRoute.ErrorsResource)
            {
                EightXEightSteps.WriteErrors(json, state.Run);
            }
            else
            {
                state.Service.WriteRun(json, state.Route, state.Run);
            }
        });

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode) =>
        JsonBody.Write((route.Id, Code: statusCode), static (json, error) =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", error.Code switch { 400 => 1000, 401 => 1200, 404 => 1300, _ => 1500 });
            json.WriteString("message", error.Code switch
            {
                400 => "Invalid definition id.",
                401 => "Unauthorized.",
                404 => $"Workflow {error.Id} not found.",
                _ => HttpWords.Reason(error.Code) + ".",
            });
            json.WriteString("errorId", "2558ff83-c8db-4890-805e-ad64001857a1");
            json.WriteTime("timestamp", DateTime.UtcNow, EightXEightSteps.TimeFormat);
            json.WriteEndObject();
        });

    private ServiceRoute Route(RawTarget target, string account, string definition, string id, string resource) =>
        new(this, id, resource)
        {
            Path = target.Path,
            IncludeLogs = string.Equals(target.Query("includeLogs"), "true", StringComparison.OrdinalIgnoreCase),
            Values = new Dictionary<string, string> { ["accountId"] = account, ["definitionId"] = definition },
        };

    private void WriteRun(Utf8JsonWriter json, ServiceRoute route, RunView run)
    {
        json.WriteStartObject();
        json.WriteString("workflowId", run.Id);
        json.WriteStartObject("data");
        json.WriteStartObject("payload");
        json.WriteString("umid", "9e09ac86-bd74-5465-851d-1eb5a5fdbb9a");
        json.WriteEndObject();
        json.WriteString("accountId", route.Values["accountId"]);
        json.WriteString("subAccountId", "test_subaccount_id");
        json.WriteTime("triggeredAt", run.StartedAt.AddMilliseconds(-105), "yyyy-MM-ddTHH:mm:ss.fffffffZ");
        json.WriteEndObject();
        json.WriteString("definitionId", route.Values["definitionId"]);
        json.WriteNumber("version", 1);
        json.WriteString("status", run.Word ?? ServiceCatalog.WordFor(this, run.Phase));
        json.WriteTime("startedAt", run.StartedAt, EightXEightSteps.TimeFormat);
        json.WriteTime("completedAt", run.IsEnd ? run.EndedAt : null, EightXEightSteps.TimeFormat);
        if (route.IncludeLogs)
        {
            EightXEightSteps.WriteLogs(json, run);
        }

        json.WriteEndObject();
    }
}
