using System;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>Times counted by hundredths of a second, so that a hundred thousand of them take no more memory than a few.</summary>
internal sealed class Lateness
{
    private const double Unit = 0.01;

    /// <summary>The last counts all that are longer than two minutes and a half.</summary>
    private readonly int[] _counts = new int[15_000];

    private double _sum;

    public int Count { get; private set; }

    /// <summary>Seconds, like the next; 0 of none.</summary>
    public double Maximum { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count;

    public double Median
    {
        get
        {
            var at = -1;
            for (var left = (Count / 2) + 1; Count > 0 && left > 0;)
            {
                left -= _counts[++at];
            }

            return Math.Max(at, 0) * Unit;
        }
    }

    /// <summary>Counts one.</summary>
    /// <param name="seconds">How long; below zero, as clocks have it, counts as none in the median.</param>
    public void Add(double seconds)
    {
        _counts[(int)Math.Clamp(Math.Round(seconds / Unit), 0, _counts.Length - 1)]++;
        Maximum = Count++ == 0 ? seconds : Math.Max(Maximum, seconds);
        _sum += seconds;
    }
}
