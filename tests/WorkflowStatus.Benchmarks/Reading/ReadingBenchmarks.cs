using System.Collections.Generic;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using WorkflowStatus.Benchmarks.Samples;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>One answer of Storyteller: the engine beside typed JSON and a bare document.</summary>
public class ReadingBenchmarks
{
    private readonly EngineReading _engine = new("Storyteller");
    private byte[] _body = [];

    /// <summary>Steps in the answer: half a kilobyte, nine kilobytes, fifty steps.</summary>
    [Params(1, 25, 50)]
    public int Steps { get; set; }

    /// <summary>Makes the body.</summary>
    [GlobalSetup]
    public void Setup() => _body = Bodies.Storyteller(Steps);

    /// <summary>Types and readers made by hand for this one service.</summary>
    /// <returns>The runs.</returns>
    [Benchmark(Baseline = true)]
    public object? Typed() => JsonSerializer.Deserialize(_body, StorytellerJson.Default.StorytellerRunArray);

    /// <summary>The text parsed, and nothing read of it.</summary>
    /// <returns>The kind of its root.</returns>
    [Benchmark]
    public JsonValueKind Document()
    {
        using var document = JsonDocument.Parse(_body);
        return document.RootElement.ValueKind;
    }

    /// <summary>The engine: by the definition, nothing lost.</summary>
    /// <returns>The runs.</returns>
    [Benchmark]
    public IReadOnlyList<WorkflowRun> Engine() => _engine.Read(_body);
}
