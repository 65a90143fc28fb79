using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Benchmarks.Samples;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>One wait for many runs, over HTTP and in real time, in a process that does nothing else.</summary>
internal static class WaitMeasurement
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(Options options)
    {
        var process = Process.GetCurrentProcess();
        var startMemory = process.PeakWorkingSet64;
        using var client = new WorkflowClient();
        var account = Accounts.At("Storyteller", options.Key, options.BaseUri, Schedules.Of(options.Schedule));
        var log = new EndLog(options.Runs);
        var waiter = new RunWaiter(client, new WaitOptions { Timeout = null }, log);
        var lengths = new RunLengths(options.Seconds);
        var theory = 0L;
        using var stop = new CancellationTokenSource();
        var (cpu, started) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        // As the commands do it: the wait is under way while ids come.
        var wait = waiter.RunAsync(stop.Token);
        for (var number = 0; number < options.Runs; number++)
        {
            var seconds = Math.Round(lengths.Next(), 3);
            theory += options.Schedule == "idle" ? 1 : Schedules.Looks(options.Schedule, seconds);
            waiter.Add(new RunReference(account, EndLog.Id(number, options.Schedule == "idle" ? 100_000 : seconds)));
        }

        waiter.CompleteAdding();
        var idle = options.Schedule == "idle" ? await IdleAsync(log, process).ConfigureAwait(false) : (double?)null;
        if (idle is not null)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        await wait.ContinueWith(ended => ended.IsFaulted ? throw ended.Exception! : 0, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        process.Refresh();
        var late = log.Ends.Select(end => end.Late).Order().ToArray();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            schedule = options.Schedule,
            runs = options.Runs,
            seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
            ended = late.Length,
            errors = log.Errors,
            notes = log.Notes,
            requests = log.Looks,
            theory,
            requestsOverTheory = Math.Round(log.Looks / (double)theory, 4),
            requestsPerRun = Math.Round(log.Looks / (double)options.Runs, 2),
            lateMedian = late.Length == 0 ? 0 : Math.Round(late[late.Length / 2], 2),
            lateMean = late.Length == 0 ? 0 : Math.Round(late.Average(end => (double)end), 2),
            lateMaximum = late.Length == 0 ? 0 : Math.Round(late[^1], 2),
            beyondInterval = log.Ends.Count(end => end.Late > Schedules.Interval(options.Schedule, end.Age) + 0.1),
            cpuSeconds = Math.Round((process.TotalProcessorTime - cpu).TotalSeconds, 2),
            idlePercentOfCore = idle,
            peakMegabytes = Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
            startMegabytes = Math.Round(startMemory / 1048576.0, 1),
            committedMegabytes = Math.Round(GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / 1048576.0, 1),
            heapMegabytes = Math.Round(GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 1048576.0, 1),
        }));
    }

    /// <summary>The share of a core that a wait takes while nothing is due.</summary>
    private static async Task<double?> IdleAsync(EndLog log, Process process)
    {
        while (!log.AllSeen)
        {
            await Task.Delay(200).ConfigureAwait(false);
        }

        await Task.Delay(2000).ConfigureAwait(false);
        process.Refresh();
        var (cpu, started) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(IdleTime).ConfigureAwait(false);
        process.Refresh();
        return Math.Round((process.TotalProcessorTime - cpu).TotalSeconds / Stopwatch.GetElapsedTime(started).TotalSeconds * 100, 2);
    }
}
