using System;
using System.Diagnostics;
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
        using var client = new WorkflowClient();
        var advice = Schedules.Of(options.Schedule);
        var account = Accounts.At("Storyteller", options.Key, options.BaseUri, advice);
        var log = new EndLog(options.Runs, options.Schedule);
        var waiter = new RunWaiter(client, new WaitOptions { Timeout = null }, log);
        var lengths = new RunLengths(options.Seconds);
        var theory = 0L;
        using var stop = new CancellationTokenSource();
        var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        // As the commands do it: the wait is under way while ids come.
        var wait = waiter.RunAsync(stop.Token);
        for (var number = 0; number < options.Runs; number++)
        {
            var milliseconds = options.Schedule == "idle" ? 100_000_000 : (int)Math.Round(lengths.Next() * 1000);
            theory += options.Schedule == "idle" ? 1 : Schedules.Looks(advice, milliseconds / 1000.0);
            waiter.Add(new RunReference(account, EndLog.Id(number, milliseconds)));
        }

        waiter.CompleteAdding();
        var idle = options.Schedule == "idle" ? await IdleAsync(log).ConfigureAwait(false) : (double?)null;
        if (idle is not null)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        await wait.ContinueWith(ended => ended.IsFaulted ? throw ended.Exception! : 0, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        // First: making and writing the figures takes memory too.
        var peak = PeakBytes();
        var figures = new WaitFigures
        {
            Schedule = options.Schedule,
            Runs = options.Runs,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
            Ended = log.Late.Count,
            Errors = log.Errors,
            Notes = log.Notes,
            Requests = log.Looks,
            Theory = theory,
            RequestsOverTheory = Math.Round(log.Looks / (double)theory, 4),
            RequestsPerRun = Math.Round(log.Looks / (double)options.Runs, 2),
            LateMedian = Math.Round(log.Late.Median, 2),
            LateMean = Math.Round(log.Late.Mean, 2),
            LateMaximum = Math.Round(log.Late.Maximum, 2),
            BeyondInterval = log.BeyondInterval,
            CpuSeconds = Math.Round((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, 2),
            IdlePercentOfCore = idle,
            PeakMegabytes = Math.Round(peak / 1048576.0, 1),
            CommittedMegabytes = Math.Round(GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / 1048576.0, 1),
            HeapMegabytes = Math.Round(GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 1048576.0, 1),
        };
        Console.WriteLine(JsonSerializer.Serialize(figures, WaitJson.Default.WaitFigures));
    }

    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>The share of a core that a wait takes while nothing is due.</summary>
    private static async Task<double?> IdleAsync(EndLog log)
    {
        while (!log.AllSeen)
        {
            await Task.Delay(200).ConfigureAwait(false);
        }

        await Task.Delay(2000).ConfigureAwait(false);
        var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.Delay(IdleTime).ConfigureAwait(false);
        return Math.Round((Environment.CpuUsage.TotalTime - cpu).TotalSeconds / Stopwatch.GetElapsedTime(started).TotalSeconds * 100, 2);
    }
}
