using System;
using System.Threading.Tasks;
using WorkflowStatus.Benchmarks.Http;
using WorkflowStatus.Benchmarks.Reading;
using WorkflowStatus.Benchmarks.Waiting;

namespace WorkflowStatus.Benchmarks;

/// <summary>Measures the engine: by itself (micro) and over a simulator's loopback (raw, engine, wait).</summary>
internal static class Program
{
    private const string Usage = """
        micro [BenchmarkDotNet's options]      reading, paths, definitions and scheduling; --filter '*' for all
        reading                                the same readers, compared in one run: JSON lines
        raw     --base-uri U --parallel P      a plain HttpClient with typed JSON: reads as many as each line of the
                                               standard input says, and writes time, allocation and CPU time as JSON
        engine  --base-uri U --parallel P      the engine, likewise
        wait    --base-uri U --runs N --schedule S --seconds M    waits for N runs: JSON
                S: root (the square root of age), fixed2, every30, storyteller, smithy, or idle (nothing due)
        """;

    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = Options.Parse(args);
        switch (args.Length == 0 ? string.Empty : args[0])
        {
            case "micro":
                InProcess.Run(args[1..]);
                return 0;
            case "reading":
                ReadingComparison.Run();
                return 0;
            case "raw":
                await ReadLoad.RunAsync(new RawReader(options), options.Parallel).ConfigureAwait(false);
                return 0;
            case "engine":
                await ReadLoad.RunAsync(new EngineReader(options), options.Parallel).ConfigureAwait(false);
                return 0;
            case "wait":
                await WaitMeasurement.RunAsync(options).ConfigureAwait(false);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
