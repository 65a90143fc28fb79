using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>Counts what a wait learns, and how long after the end of each run it learned of it.</summary>
internal sealed class EndLog(int runs) : IWaitObserver
{
    private readonly long[] _firstSeen = new long[runs];

    /// <summary>Seconds from the end of a run until it was known, and the interval that was its due.</summary>
    public List<(double Late, double Age)> Ends { get; } = new(runs);

    public int Looks { get; private set; }

    public int Errors { get; private set; }

    public int Notes { get; private set; }

    /// <summary>Whether each run was looked at once.</summary>
    public bool AllSeen => _seen == runs;

    private int _seen;

    public static string Id(int number, double seconds) => string.Create(CultureInfo.InvariantCulture, $"lasts-{seconds:0.000}-{number:d6}");

    public void OnSeen(ReadResult result)
    {
        Looks++;
        var number = Number(result.Reference.Id);
        if (_firstSeen[number] == 0)
        {
            _firstSeen[number] = Stopwatch.GetTimestamp();
            _seen++;
        }
    }

    public void OnEnded(RunReference reference, WorkflowRun run)
    {
        var age = Stopwatch.GetElapsedTime(_firstSeen[Number(reference.Id)]).TotalSeconds;
        Ends.Add((age - Length(reference.Id), age));
    }

    public void OnError(RunReference reference, WorkflowStatusException problem) => Errors++;

    public void OnNote(RunReference reference, string note) => Notes++;

    public void OnClosed(RunReference reference)
    {
    }

    private static int Number(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    private static double Length(string id) => double.Parse(id.Split('-')[1], CultureInfo.InvariantCulture);
}
