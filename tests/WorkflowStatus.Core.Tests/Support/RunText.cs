using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A run as text: one line for each property that has a value.</summary>
internal static class RunText
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new ShortNumber() } };

    private static readonly string[] Free = [nameof(WorkflowRun.Details), nameof(WorkflowRun.Result)];

    /// <summary>What is the same for every run, or says nothing of its own.</summary>
    private static readonly string[] Silent = [nameof(WorkflowRun.RetrievedAt), nameof(RunParameters), nameof(WorkflowRun.Parameters)];

    public static string Of(IEnumerable<WorkflowRun> runs) => string.Join("\n---\n", runs.Select(Of));

    public static string Of(WorkflowRun run) => string.Join('\n', Lines(run, string.Empty));

    private static IEnumerable<string> Lines(object item, string prefix)
    {
        foreach (var property in item.GetType().GetProperties().Where(property => !Silent.Contains(property.Name)))
        {
            var value = property.GetValue(item);
            var name = prefix + property.Name;
            var lines = value switch
            {
                null => [],
                _ when Free.Contains(property.Name) => [$"{name}: {JsonSerializer.Serialize(value, Compact)}"],
                DateTime time => [$"{name}: {time.ToString("O", CultureInfo.InvariantCulture)}"],
                TimeSpan span => [$"{name}: {((decimal)span.Ticks / TimeSpan.TicksPerMillisecond).ToString("0.####", CultureInfo.InvariantCulture)} ms"],
                string or Uri or ValueType => [$"{name}: {Convert.ToString(value, CultureInfo.InvariantCulture)}"],
                IList list => list.Cast<object>().SelectMany((entry, index) => Lines(entry, $"{name}[{index}].")),
                _ => Lines(value, name + "."),
            };
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }
}
