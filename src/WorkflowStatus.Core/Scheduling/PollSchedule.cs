using System;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// How long until the next look at a run. In this order: the caller's interval, the service's advice, and else twice the
/// square root of the run's age in seconds: run times are heavy-tailed, so the longer a run has taken, the longer it
/// will take still, and that interval balances requests against lateness.
/// </summary>
internal sealed class PollSchedule
{
    private const double DefaultJitter = 0.1;
    private static readonly TimeSpan DefaultMinimum = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DefaultMaximum = TimeSpan.FromSeconds(30);

    private readonly WaitOptions _options;
    private readonly Func<double> _random;

    public PollSchedule(WaitOptions options, Func<double> random)
    {
        _options = options;
        _random = random;
    }

    /// <summary>The interval after a look.</summary>
    /// <param name="advice">The service's advice.</param>
    /// <param name="polls">Looks so far, at least one.</param>
    /// <param name="age">The run's age.</param>
    public TimeSpan Next(PollingAdvice advice, int polls, TimeSpan age)
    {
        var seconds = Interval(advice, polls, age);
        var jitter = advice.Jitter ?? DefaultJitter;
        return TimeSpan.FromSeconds(seconds * (1 + (jitter * ((2 * _random()) - 1))));
    }

    /// <summary>When a run of a large set is first looked at: the first few at once, the others spread, so that they do not come in step for ever.</summary>
    /// <param name="advice">The service's advice.</param>
    /// <param name="before">How many runs came before this one.</param>
    public TimeSpan First(PollingAdvice advice, int before)
    {
        if (before < _options.ThrottleLimit || _options.Timeout == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        const double FirstPollsPerSecond = 500;
        return TimeSpan.FromSeconds(_random() * Math.Min(before / FirstPollsPerSecond, Maximum(advice).TotalSeconds));
    }

    private double Interval(PollingAdvice advice, int polls, TimeSpan age)
    {
        var maximum = Maximum(advice).TotalSeconds;
        if (_options.PollInterval is { } fixedInterval)
        {
            // An interval alone is meant as it is; with a maximum it is where the growth begins.
            return _options.MaximumPollInterval is null
                ? fixedInterval.TotalSeconds
                : Math.Min(Math.Max(SquareRoot(age), fixedInterval.TotalSeconds), Math.Max(maximum, fixedInterval.TotalSeconds));
        }

        return advice.First is { } first
            ? Math.Min(first.TotalSeconds * Math.Pow(advice.Factor, Math.Min(polls - 1, 64)), Math.Max(maximum, first.TotalSeconds))
            : Math.Min(Math.Max(SquareRoot(age), DefaultMinimum.TotalSeconds), maximum);
    }

    private TimeSpan Maximum(PollingAdvice advice) => _options.MaximumPollInterval ?? advice.Maximum ?? DefaultMaximum;

    private static double SquareRoot(TimeSpan age) => 2 * Math.Sqrt(Math.Max(age.TotalSeconds, 0));
}
