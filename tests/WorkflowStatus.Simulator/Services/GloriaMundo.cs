using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>GloriaMundo: progress names the current step only; a queued run knows nothing but its id.</summary>
public sealed class GloriaMundo : IService
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";
    private static readonly string[] StepNames = ["Read inbox", "Generate content", "Send email", "Update sheet", "Post to Slack"];

    /// <inheritdoc/>
    public string Name => "GloriaMundo";

    /// <inheritdoc/>
    public IReadOnlyList<(RunPhase Phase, string Word)> Words { get; } =
        [(RunPhase.Queued, "queued"), (RunPhase.Running, "running"), (RunPhase.Succeeded, "completed"), (RunPhase.Failed, "failed")];

    /// <inheritdoc/>
    public ServiceRoute? Match(RawTarget target) =>
        target.Tail("api", "v1", "runs", "*", "status") is [var id] ? new(this, id) { Path = target.Path } : null;

    /// <inheritdoc/>
    public Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey) =>
        Credential.HasBearer(headers, validKey) ? null : Play.Status(401);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run) =>
        JsonBody.Write((Service: this, Run: run), static (json, state) =>
        {
            var (service, run) = state;
            var started = run.Phase != RunPhase.Queued;
            json.WriteStartObject();
            json.WriteString("run_id", run.Id);
            json.WriteString("status", run.Word ?? ServiceCatalog.WordFor(service, run.Phase));
            WriteProgress(json, run);
            json.WriteTime("started_at", started ? run.StartedAt : null, TimeFormat);
            json.WriteTime("completed_at", run.IsEnd ? run.EndedAt : null, TimeFormat);
            WriteEnd(json, run);
            json.WriteEndObject();
        });

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode) =>
        JsonBody.Write(statusCode, static (json, code) =>
        {
            // The page shows no error body; a plain string, as the run's own error member is.
            json.WriteStartObject();
            json.WriteString("error", code switch
            {
                401 => "Invalid or expired API key",
                404 => "Run not found",
                _ => HttpWords.Reason(code),
            });
            json.WriteEndObject();
        });

    private static void WriteProgress(Utf8JsonWriter json, RunView run)
    {
        if (run.Phase == RunPhase.Queued)
        {
            json.WriteNull("progress");
            return;
        }

        var total = StepNames.Length;
        var current = Math.Min(run.StepsDone(total) + 1, total);
        json.WriteStartObject("progress");
        json.WriteNumber("current_step", current);
        json.WriteNumber("total_steps", total);
        json.WriteString("current_step_name", StepNames[current - 1]);
        json.WriteNumber("percentage", current * 100 / total);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, RunView run)
    {
        if (run.Phase == RunPhase.Succeeded)
        {
            json.WriteStartObject("result");
            json.WriteString("generated_content", "Daily digest: 3 emails from team...");
            json.WriteString("summary", "Posted summary to #daily-digest");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("result");
        }

        if (run.IsEnd)
        {
            json.WriteNumber("cost_cents", run.Phase == RunPhase.Succeeded ? 15 : 8);
        }
        else
        {
            json.WriteNull("cost_cents");
        }

        if (run.Phase > RunPhase.Succeeded)
        {
            json.WriteString("error", "Gmail connection expired. Please reconnect.");
        }
        else
        {
            json.WriteNull("error");
        }
    }
}
