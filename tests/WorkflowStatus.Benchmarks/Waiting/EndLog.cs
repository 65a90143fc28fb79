using System;
using System.Diagnostics;
using System.Globalization;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>Counts what a wait learns, and how long after the end of each run it learned of it. Four bytes for each run: they are part of what is measured.</summary>
internal sealed class EndLog(int runs, string schedule) : IWaitObserver
{
    private const string Prefix = "lasts-";

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Seconds since the beginning; 0 for not yet.</summary>
    private readonly float[] _firstSeen = new float[runs];

    /// <summary>Ends that were known later than the longest interval at the age of the run.</summary>
    public int BeyondInterval { get; private set; }

    /// <summary>How long after the runs' ends the wait knew of them.</summary>
    public Lateness Late { get; } = new();

    public int Looks { get; private set; }

    public int Errors { get; private set; }

    public int Notes { get; private set; }

    /// <summary>Whether each run was looked at once.</summary>
    public bool AllSeen => _seen == runs;

    private int _seen;

    /// <summary>An id that no other measurement has used: the simulator knows those runs already.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="milliseconds">How long the run takes.</param>
    public static string Id(int number, int milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{milliseconds / 1000}.{milliseconds % 1000:d3}-{Environment.ProcessId}-{number:d6}");

    public void OnSeen(ReadResult result)
    {
        Looks++;
        var number = Number(result.Reference.Id);
        if (_firstSeen[number] == 0)
        {
            _firstSeen[number] = Now;
            _seen++;
        }
    }

    public void OnEnded(RunReference reference, WorkflowRun run)
    {
        var age = Now - _firstSeen[Number(reference.Id)];
        var late = age - Length(reference.Id);
        Late.Add(late);
        BeyondInterval += late > Schedules.Interval(schedule, age) + 0.1 ? 1 : 0;
    }

    public void OnError(RunReference reference, WorkflowStatusException problem) => Errors++;

    public void OnNote(RunReference reference, string note) => Notes++;

    public void OnClosed(RunReference reference)
    {
    }

    private float Now => (float)Stopwatch.GetElapsedTime(_started).TotalSeconds;

    private static int Number(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    private static double Length(string id) => double.Parse(id.AsSpan(Prefix.Length, id.IndexOf('-', Prefix.Length) - Prefix.Length), CultureInfo.InvariantCulture);
}
