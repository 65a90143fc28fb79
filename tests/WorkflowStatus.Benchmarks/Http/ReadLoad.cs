using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Benchmarks.Http;

/// <summary>Many reads with so many at once; three times, after a warm-up.</summary>
internal static class ReadLoad
{
    private const int Rounds = 3;

    public static async Task RunAsync(string name, Options options, Func<IReader> create)
    {
        using var reader = create();
        await ReadAsync(reader, options.WarmUp, options.Parallel).ConfigureAwait(false);
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            await ReadAsync(reader, options.Count, options.Parallel).ConfigureAwait(false);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                name,
                parallel = options.Parallel,
                count = options.Count,
                seconds = Math.Round(seconds, 4),
                perSecond = Math.Round(options.Count / seconds),
                allocatedPerRead = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / options.Count,
                cpuSecondsPer10000 = Math.Round((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds * 10_000 / options.Count, 3),
            }));
        }
    }

    private static Task ReadAsync(IReader reader, int count, int parallel)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, parallel).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                await reader.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"success-{number:d6}")).ConfigureAwait(false);
            }
        }));
    }
}
