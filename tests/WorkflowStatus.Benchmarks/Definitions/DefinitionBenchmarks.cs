using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using WorkflowStatus.Benchmarks.Samples;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;

namespace WorkflowStatus.Benchmarks.Definitions;

/// <summary>Loading one definition, checked in full.</summary>
public class DefinitionBenchmarks
{
    private byte[] _text = [];

    /// <summary>A small one and the largest.</summary>
    [Params("Storyteller", "AzureDevOps")]
    public string Provider { get; set; } = string.Empty;

    /// <summary>Reads the file.</summary>
    [GlobalSetup]
    public void Setup() => _text = File.ReadAllBytes(Accounts.BuiltIn.FileOf(Provider)!);

    /// <summary>Parses, checks and compiles it.</summary>
    /// <returns>The definition.</returns>
    [Benchmark]
    public ProviderDefinition? Load() => DefinitionLoader.Load(_text, []);
}
