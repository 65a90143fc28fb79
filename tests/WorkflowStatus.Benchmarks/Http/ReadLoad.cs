using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Benchmarks.Http;

/// <summary>Many reads with so many at once, as often as somebody asks for them: the process stays warm in between.</summary>
internal static class ReadLoad
{
    public static async Task RunAsync(IReader reader, int parallel)
    {
        using var owned = reader;
        while (int.TryParse(Console.ReadLine(), CultureInfo.InvariantCulture, out var count))
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            await ReadAsync(reader, count, parallel).ConfigureAwait(false);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                perSecond = Math.Round(count / seconds, 1),
                allocatedPerRead = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / count,
                cpuSecondsPer10000 = Math.Round((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds * 10_000 / count, 3),
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
