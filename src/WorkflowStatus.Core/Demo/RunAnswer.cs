using System;
using System.IO;
using System.Text.Json;

namespace WorkflowStatus.Core.Demo;

/// <summary>Writes a run as the demonstration service's answer; <c>Demo.provider.json</c> says how to read it.</summary>
internal static class RunAnswer
{
    public static byte[] Write(string id, RunMoment run, Uri host, bool withSteps)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("runId", StableHash.Guid(id));
            json.WriteString("workflow", run.Story.Workflow);
            json.WriteString("story", run.Story.Word);
            json.WriteString("status", run.Status);
            json.WriteString("message", run.Message);
            WriteTimes(json, run.StartedAt, run.UpdatedAt, run.CompletedAt);
            WriteProgress(json, run);
            WriteLocation(json, host, "runs", StableHash.Guid(id));
            if (withSteps)
            {
                WriteSteps(json, id, run, host);
            }

            WriteEnd(json, run);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static void WriteProgress(Utf8JsonWriter json, RunMoment run)
    {
        json.WriteStartObject("progress");
        json.WriteNumber("percent", run.Percent);
        json.WriteString("step", run.Current?.Step.Name);
        json.WriteNumber("total", run.Steps.Count);
        json.WriteNumber("succeeded", run.Count(DemoWords.Succeeded));
        json.WriteNumber("failed", run.Count(DemoWords.Failed, DemoWords.TimedOut, DemoWords.CompensationFailed));
        json.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter json, string id, RunMoment run, Uri host)
    {
        json.WriteStartArray("steps");
        foreach (var step in run.Steps)
        {
            var key = $"{id}/{step.Step.Name}";
            json.WriteStartObject();
            json.WriteString("id", StableHash.Guid(key));
            json.WriteString("name", step.Step.Name);
            json.WriteString("status", step.Status);
            json.WriteString("message", step.Message);
            WriteTimes(json, step.StartedAt, step.CompletedAt ?? step.StartedAt, step.CompletedAt);
            if (step.CompletedAt is not null && step.Step.Makes is { } kind)
            {
                WriteLocation(json, host, kind, StableHash.Guid($"{key}/{kind}"));
            }

            if (step.CompletedAt is not null && step.Step.ExitCode is { } code)
            {
                json.WriteNumber("exitCode", code);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEnd(Utf8JsonWriter json, RunMoment run)
    {
        if (run.HasEnded && run.Story.Result is { } result)
        {
            json.WritePropertyName("result");
            json.WriteRawValue(result);
        }

        if (run.HasEnded && run.Story.Error is { } error)
        {
            json.WriteStartObject("error");
            json.WriteString("type", error.Type);
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }
    }

    private static void WriteTimes(Utf8JsonWriter json, DateTimeOffset? started, DateTimeOffset? updated, DateTimeOffset? completed)
    {
        WriteTime(json, "startedAt", started);
        WriteTime(json, "updatedAt", updated);
        WriteTime(json, "completedAt", completed);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.UtcDateTime);
        }
    }

    private static void WriteLocation(Utf8JsonWriter json, Uri host, string kind, Guid id)
    {
        json.WriteStartArray("locations");
        json.WriteStringValue(new Uri(host, $"/{kind}/{id}").AbsoluteUri);
        json.WriteEndArray();
    }
}
