using System.Globalization;
using System.Text.Json;

namespace WorkflowStatus.Simulator.Services;

/// <summary>What 8x8 says of a run's steps: the logs and the error resource.</summary>
internal static class EightXEightSteps
{
    public const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffZ";

    private const int Total = 4;

    public static void WriteLogs(Utf8JsonWriter json, RunView run)
    {
        var done = run.StepsDone(Total);
        json.WriteStartArray("logs");
        for (var index = 0; index < Total; index++)
        {
            var status = index < done ? "Complete" : index == done ? Current(run) : "Pending";
            if (run.IsEnd && status == "Pending")
            {
                // After an end nothing is waiting any more: the remaining steps were never logged.
                break;
            }

            var ended = status is "Complete" or "Failed" or "Cancelled";
            json.WriteStartObject();
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"b2c6185b-5bbd-424e-bea0-3d09d5d1456{index}"));
            json.WriteString("stepName", string.Create(CultureInfo.InvariantCulture, $"step{index + 1}"));
            json.WriteTime("startedAt", run.StepTime(index, Total), TimeFormat);
            json.WriteTime("completedAt", ended ? run.StepTime(index + 1, Total) : null, TimeFormat);
            json.WriteString("status", status);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteErrors(Utf8JsonWriter json, RunView run)
    {
        json.WriteStartArray();
        if (run.Phase == RunPhase.Failed)
        {
            json.WriteStartObject();
            json.WriteString("workflowId", run.Id);
            json.WriteString("step", "step2");
            json.WriteString("message", "Unexpected character encountered while parsing value: <. Path '', line 0, position 0.");
            json.WriteTime("errorTime", run.EndedAt, TimeFormat);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The step at work shows each of its words in turn, poll by poll.
    private static string Current(RunView run) => run.Phase switch
    {
        RunPhase.Failed => "Failed",
        > RunPhase.Succeeded => "Cancelled",
        RunPhase.Queued or RunPhase.Suspended => "Pending",
        _ => (run.Poll % 3) switch { 0 => "Running", 1 => "Sleeping", _ => "WaitingForEvent" },
    };
}
