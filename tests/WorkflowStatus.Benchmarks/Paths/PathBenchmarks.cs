using System.Text.Json;
using BenchmarkDotNet.Attributes;
using WorkflowStatus.Benchmarks.Samples;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Benchmarks.Paths;

/// <summary>Parsing a path, and finding what it names in an answer of fifty steps.</summary>
public class PathBenchmarks
{
    private readonly string _text = "$.data['a b'][*].steps[-1].name";
    private readonly JsonElement _answer = JsonDocument.Parse(Bodies.FiftySteps).RootElement;
    private readonly JsonPath _member = JsonPath.Parse("$[0].message");
    private readonly JsonPath _all = JsonPath.Parse("$[0].steps[*].locations[0]");

    /// <summary>Reads the text of a path.</summary>
    /// <returns>The path.</returns>
    [Benchmark]
    public object Parse() => JsonPath.Parse(_text);

    /// <summary>Finds one member.</summary>
    /// <returns>How many were found.</returns>
    [Benchmark]
    public int Member() => _member.Select(_answer).Count;

    /// <summary>Finds one member of each of fifty steps.</summary>
    /// <returns>How many were found.</returns>
    [Benchmark]
    public int Wildcard() => _all.Select(_answer).Count;
}
