using System;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>How long runs take: log-normal, as run times are, cut at four times the median so that a measurement ends; the same in each.</summary>
internal sealed class RunLengths(double median, int seed = 5)
{
    private readonly Random _random = new(seed);

    /// <summary>The length of the next run.</summary>
    /// <returns>Seconds.</returns>
    public double Next()
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Min(median * Math.Exp(0.7 * normal), median * 4);
    }
}
