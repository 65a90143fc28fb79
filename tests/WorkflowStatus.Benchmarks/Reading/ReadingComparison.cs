using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Benchmarks.Samples;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>Compares the readers in one run, turn by turn, so that what else the machine does hits all alike.</summary>
internal static class ReadingComparison
{
    private const int Rounds = 15;

    public static void Run()
    {
        var engine = new EngineReading("Storyteller");
        foreach (var (name, body) in new[] { ("1 step", Bodies.Small), ("25 steps", Bodies.Large), ("50 steps", Bodies.FiftySteps) })
        {
            var readers = new (string Name, Action Read)[]
            {
                ("typed", () => JsonSerializer.Deserialize(body, StorytellerJson.Default.StorytellerRunArray)),
                ("document", () => JsonDocument.Parse(body).Dispose()),
                ("engine", () => engine.Read(body)),
            };
            var turns = Math.Max(200, 4_000_000 / body.Length);
            foreach (var (_, read) in readers)
            {
                Measure(read, turns * 3);
            }

            var results = readers.Select(_ => new (double Time, double Bytes)[Rounds]).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                for (var reader = 0; reader < readers.Length; reader++)
                {
                    results[reader][round] = Measure(readers[reader].Read, turns);
                }
            }

            for (var reader = 0; reader < readers.Length; reader++)
            {
                var times = results[reader].Select(result => result.Time).Order().ToArray();
                Console.WriteLine(JsonSerializer.Serialize(new
                {
                    body = name,
                    bytes = body.Length,
                    reader = readers[reader].Name,
                    microseconds = Math.Round(times[Rounds / 2], 3),
                    minimum = Math.Round(times[0], 3),
                    maximum = Math.Round(times[^1], 3),
                    allocated = Math.Round(results[reader].Min(result => result.Bytes)),
                }));
            }
        }
    }

    private static (double Microseconds, double Bytes) Measure(Action read, int turns)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < turns; turn++)
        {
            read();
        }

        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds / turns, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)turns);
    }
}
