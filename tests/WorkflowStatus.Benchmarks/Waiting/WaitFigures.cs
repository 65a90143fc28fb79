namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>What one wait took: one line of JSON.</summary>
internal sealed record WaitFigures
{
    public required string Schedule { get; init; }

    public int Runs { get; init; }

    /// <summary>From the first id to the end of the wait.</summary>
    public double Seconds { get; init; }

    public int Ended { get; init; }

    public int Errors { get; init; }

    public int Notes { get; init; }

    public int Requests { get; init; }

    /// <summary>The looks that the schedule asks for, without chance.</summary>
    public long Theory { get; init; }

    public double RequestsOverTheory { get; init; }

    public double RequestsPerRun { get; init; }

    public double LateMedian { get; init; }

    public double LateMean { get; init; }

    public double LateMaximum { get; init; }

    /// <summary>Ends that were known later than one interval.</summary>
    public int BeyondInterval { get; init; }

    public double CpuSeconds { get; init; }

    /// <summary>The share of a core while nothing was due; null when something was.</summary>
    public double? IdlePercentOfCore { get; init; }

    /// <summary>Of the whole process.</summary>
    public double PeakMegabytes { get; init; }

    /// <summary>Of the collector's heap, like the next.</summary>
    public double CommittedMegabytes { get; init; }

    public double HeapMegabytes { get; init; }
}
