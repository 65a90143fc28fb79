using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>Storyteller: one id gives an array of runs; times carry no zone.</summary>
public sealed class Storyteller : IService
{
    private static readonly (string Name, string Location)[] Steps =
    [
        ("Create Clip", "https://yourtenant.usestoryteller.com/clips/98226576-21a4-a1c9-efd6-3a12dc9eef9b/form"),
        ("Create Story Page", "https://yourtenant.usestoryteller.com/pages/5b1d0a6e-0f5e-4f3c-8b19-6f5f0c1f8a11/form"),
    ];

    /// <inheritdoc/>
    public string Name => "Storyteller";

    /// <inheritdoc/>
    public IReadOnlyList<(RunPhase Phase, string Word)> Words { get; } =
        [(RunPhase.Running, "Running"), (RunPhase.Succeeded, "Finished"), (RunPhase.Failed, "Failed")];

    /// <inheritdoc/>
    public ServiceRoute? Match(RawTarget target) =>
        target.Tail("api", "*", "status") is [var id] ? new(this, id) { Path = target.Path } : null;

    /// <inheritdoc/>
    public Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey) =>
        Credential.HasKey(headers, "x-storyteller-api-key", validKey) ? null : Play.Status(401);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run) =>
        JsonBody.Write((Service: this, Run: run), static (json, state) =>
        {
            json.WriteStartArray();
            if (state.Run.Id.StartsWith("many", StringComparison.OrdinalIgnoreCase))
            {
                // The second run of one id ends first, so that a reader has to wait for all of them.
                state.Service.WriteRun(json, "add-clip", state.Run with { Phase = RunPhase.Succeeded, Word = null, EndedAt = state.Run.StartedAt.AddSeconds(4) });
            }

            state.Service.WriteRun(json, "add-to-story", state.Run);
            json.WriteEndArray();
        });

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode) =>
        JsonBody.Write((route.Id, Code: statusCode), static (json, error) =>
        {
            json.WriteStartObject();
            json.WriteString("error", HttpWords.Reason(error.Code));
            json.WriteString("message", error.Code switch
            {
                401 => "Invalid or missing API key",
                404 => $"Workflow execution not found for correlation ID: {error.Id}",
                500 => "Server error occurred",
                _ => HttpWords.Reason(error.Code),
            });
            json.WriteNumber("statusCode", error.Code);
            json.WriteEndObject();
        });

    private void WriteRun(Utf8JsonWriter json, string code, RunView run)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("correlationId", run.Id);
        json.WriteString("status", run.Word ?? ServiceCatalog.WordFor(this, run.Phase));
        json.WriteString("message", run.Phase switch
        {
            RunPhase.Succeeded => "All workflow steps completed successfully",
            > RunPhase.Succeeded => "One or more workflow steps failed",
            _ => "Workflow steps initiated, processing started",
        });
        json.WriteTime("timestamp", run.UpdatedAt, "yyyy-MM-ddTHH:mm:ss.ffffff");
        json.WriteStartArray("steps");
        WriteSteps(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter json, RunView run)
    {
        var done = run.StepsDone(Steps.Length);
        // A step that has not begun is not listed: the service has no word for it.
        var listed = run.Phase is RunPhase.Queued ? 0 : Math.Min(done + 1, Steps.Length);
        for (var index = 0; index < listed; index++)
        {
            var finished = index < done;
            json.WriteStartObject();
            json.WriteString("name", Steps[index].Name);
            json.WriteString("status", finished ? "Finished" : run.IsEnd ? "Failed" : "Running");
            json.WriteString("message", finished
                ? "Workflow successfully finished, 1 resource(s) were created"
                : run.IsEnd ? "Story not found for CreatePageFromWorkflowJob" : "Workflow step started");
            json.WriteTime("timestamp", run.StepTime(index + 1, Steps.Length), "yyyy-MM-ddTHH:mm:ss.fffffff");
            if (finished)
            {
                json.WriteStartArray("locations");
                json.WriteStringValue(Steps[index].Location);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }
}
