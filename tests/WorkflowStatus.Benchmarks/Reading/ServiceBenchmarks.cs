using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>The samples of the other services' documents, beside a bare document.</summary>
public class ServiceBenchmarks
{
    private EngineReading _engine = new("Oumla");
    private byte[] _body = [];

    /// <summary>A sample answer among the tests' fixtures.</summary>
    [Params("Oumla/doc-completed", "8x8/doc-complete", "8x8/doc-complete-logs", "Aster/doc-completed", "GloriaMundo/doc-completed")]
    public string Sample { get; set; } = string.Empty;

    /// <summary>Reads the sample.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _engine = new EngineReading(Sample.Split('/')[0]);
        _body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"{Sample}.json"));
    }

    /// <summary>The text parsed, and nothing read of it.</summary>
    /// <returns>The kind of its root.</returns>
    [Benchmark(Baseline = true)]
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
