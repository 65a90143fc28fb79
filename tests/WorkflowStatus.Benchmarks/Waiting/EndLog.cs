using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>Counts what a wait learns, and how long after the end of each run it learned of it. Twelve bytes for each run: they are part of what is measured.</summary>
internal sealed class EndLog(int runs) : IWaitObserver
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Seconds since the beginning; 0 for not yet.</summary>
    private readonly float[] _firstSeen = new float[runs];

    /// <summary>Seconds from the end of a run until it was known, and the interval that was its due.</summary>
    public List<(float Late, float Age)> Ends { get; } = new(runs);

    public int Looks { get; private set; }

    public int Errors { get; private set; }

    public int Notes { get; private set; }

    /// <summary>Whether each run was looked at once.</summary>
    public bool AllSeen => _seen == runs;

    private int _seen;

    /// <summary>An id that no other measurement has used: the simulator knows those runs already.</summary>
    public static string Id(int number, double seconds) => string.Create(CultureInfo.InvariantCulture, $"lasts-{seconds:0.000}-{Environment.ProcessId}-{number:d6}");

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
        Ends.Add(((float)(age - Length(reference.Id)), age));
    }

    public void OnError(RunReference reference, WorkflowStatusException problem) => Errors++;

    public void OnNote(RunReference reference, string note) => Notes++;

    public void OnClosed(RunReference reference)
    {
    }

    private float Now => (float)Stopwatch.GetElapsedTime(_started).TotalSeconds;

    private static int Number(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    private static double Length(string id) => double.Parse(id.Split('-')[1], CultureInfo.InvariantCulture);
}
