using System.Text.Json.Serialization;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>Writes the figures without reflection, which would take room in the process that is measured.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WaitFigures))]
internal sealed partial class WaitJson : JsonSerializerContext;
