using System.Text.Json.Serialization;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>Source-generated readers: the fastest that System.Text.Json has.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StorytellerRun[]))]
internal sealed partial class StorytellerJson : JsonSerializerContext;
