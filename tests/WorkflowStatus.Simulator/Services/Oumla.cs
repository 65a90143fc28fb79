using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>Oumla (Temporal): one object; wrapped in an envelope on the later route without <c>/temporal</c>.</summary>
public sealed class Oumla : IService
{
    private const string Wrapped = "wrapped";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <inheritdoc/>
    public string Name => "Oumla";

    /// <inheritdoc/>
    public IReadOnlyList<(RunPhase Phase, string Word)> Words { get; } =
    [
        (RunPhase.Running, "RUNNING"), (RunPhase.Succeeded, "COMPLETED"), (RunPhase.Failed, "FAILED"),
        (RunPhase.Canceled, "CANCELED"), (RunPhase.Terminated, "TERMINATED"), (RunPhase.Running, "CONTINUED_AS_NEW"),
        (RunPhase.TimedOut, "TIMED_OUT"), (RunPhase.Suspended, "PAUSED"),
    ];

    /// <inheritdoc/>
    public ServiceRoute? Match(RawTarget target)
    {
        if (target.Tail("api", "v1", "temporal", "workflows", "*", "status") is [var id])
        {
            return new(this, id) { Path = target.Path };
        }

        return target.Tail("api", "v1", "workflows", "*", "status") is [var later]
            ? new(this, later, Variant: Wrapped) { Path = target.Path }
            : null;
    }

    /// <inheritdoc/>
    public Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey) =>
        Credential.HasKey(headers, "x-api-key", validKey) ? null : Play.Status(401);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run) =>
        JsonBody.Write((Service: this, Route: route, Run: run), static (json, state) =>
        {
            json.WriteStartObject();
            if (state.Route.Variant != Wrapped)
            {
                state.Service.WriteRun(json, state.Run);
                json.WriteEndObject();
                return;
            }

            json.WriteString("message", "Workflow status retrieved successfully");
            json.WriteBoolean("success", true);
            json.WriteNumber("status", 200);
            json.WriteStartObject("data");
            state.Service.WriteRun(json, state.Run);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode) =>
        JsonBody.Write((Route: route, Code: statusCode), static (json, error) =>
        {
            var (code, category, message) = Describe(error.Code);
            json.WriteStartObject();
            json.WriteString("message", message);
            if (error.Route.Variant == Wrapped)
            {
                json.WriteBoolean("success", false);
                json.WriteNumber("status", error.Code);
                json.WriteEndObject();
                return;
            }

            json.WriteString("code", code);
            json.WriteString("category", category);
            json.WriteNumber("statusCode", error.Code);
            json.WriteString("path", error.Route.Path);
            json.WriteTime("timestamp", DateTime.UtcNow, TimeFormat);
            json.WriteString("requestId", "7d1f4b3c-2f60-4f3b-9a55-1d6c0c0d8e42");
            json.WriteEndObject();
        });

    private static (string Code, string Category, string Message) Describe(int statusCode) => statusCode switch
    {
        400 => ("ERR_010", "VALIDATION", "The request could not be processed."),
        401 => ("ERR_011", "AUTHORIZATION", "Your session is invalid or expired. Please sign in again."),
        403 => ("ERR_009", "AUTHORIZATION", "You don't have permission to do that."),
        404 => ("ERR_006", "RESOURCE", "The requested resource was not found."),
        500 => ("ERR_019", "SYSTEM", "Something went wrong on our side."),
        _ => ("ERR_999", "UNKNOWN_ERROR", HttpWords.Reason(statusCode)),
    };

    private void WriteRun(Utf8JsonWriter json, RunView run)
    {
        var word = run.Word ?? ServiceCatalog.WordFor(this, run.Phase);
        // Temporal closes this run id although the workflow goes on under the next one.
        var closed = run.IsEnd || word == "CONTINUED_AS_NEW";
        json.WriteString("workflowId", run.Id);
        json.WriteString("runId", "123e4567-e89b-12d3-a456-426614174000");
        json.WriteString("status", word);
        json.WriteTime("startTime", run.StartedAt, TimeFormat);
        json.WriteNumber("historyLength", 5 + (run.StepsDone(4) * 9));
        json.WriteTime("closeTime", closed ? run.UpdatedAt : null, TimeFormat);
        if (closed)
        {
            json.WriteNumber("executionTime", (long)(run.UpdatedAt - run.StartedAt).TotalMilliseconds);
        }
        else
        {
            json.WriteNull("executionTime");
        }

        if (run.Phase == RunPhase.Succeeded)
        {
            json.WriteStartObject("result");
            json.WriteString("collectionId", "123e4567-e89b-12d3-a456-426614174000");
            json.WriteEndObject();
        }
        else if (run.Phase == RunPhase.Failed)
        {
            json.WriteStartObject("error");
            json.WriteString("message", string.Create(CultureInfo.InvariantCulture, $"Workflow execution failed after {run.StepsDone(4)} activities"));
            json.WriteString("type", "ApplicationFailure");
            json.WriteEndObject();
        }
    }
}
