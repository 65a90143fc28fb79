using System;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

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

    /// <summary>The default minDelay of Smithy's waiters.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(2);

    /// <summary>One first look every two milliseconds, 500 a second.</summary>
    private static readonly TimeSpan FirstPollPace = TimeSpan.FromMilliseconds(2);

    private readonly WaitOptions _options;
    private readonly Func<double> _random;
    private TimeSpan _firstPolls = TimeSpan.MinValue;

    public PollSchedule(WaitOptions options, Func<double> random)
    {
        _options = options;
        _random = random;
    }

    /// <summary>The interval from a look to the next, whatever its answer takes, so that an end is known within one. A service that takes more than half of it for an answer is left in peace for half of one.</summary>
    /// <param name="advice">The service's advice.</param>
    /// <param name="polls">Looks so far, at least one.</param>
    /// <param name="age">The run's age.</param>
    /// <param name="remaining">The time from that look until the deadline.</param>
    /// <param name="taken">The time from that look until its answer had come.</param>
    /// <returns>The time from that look until the next. One that would fall just before the deadline, or after it, is the last look at the deadline itself (Smithy, "Waiter retries"), as far as the user's longest interval allows.</returns>
    public TimeSpan Next(PollingAdvice advice, int polls, TimeSpan age, TimeSpan remaining, TimeSpan taken = default)
    {
        var jitter = advice.Jitter ?? DefaultJitter;
        var limit = Limit(advice);
        var interval = Shorter(Spans.OfSeconds(Interval(advice, polls, age) * (1 + (jitter * ((2 * _random()) - 1)))), limit);
        var peace = taken + TimeSpan.FromTicks(interval.Ticks / 2);
        interval = peace > interval ? peace : interval;
        var margin = Shorter(Shorter(_options.PollInterval ?? advice.First ?? DefaultMinimum, LongestMargin), limit - interval);
        return remaining - interval <= margin || remaining <= interval ? remaining : interval;
    }

    /// <summary>When a run is first looked at: at once, but those of a large set spread, so that they do not come in step for ever.</summary>
    /// <param name="advice">The service's advice.</param>
    /// <param name="now">The time; never less than at the call before.</param>
    public TimeSpan First(PollingAdvice advice, TimeSpan now)
    {
        if (_options.Timeout == TimeSpan.Zero)
        {
            return now;
        }

        // As many as may be in flight come without delay; beyond the longest interval they fall where chance puts them.
        var burst = TimeSpan.FromTicks(FirstPollPace.Ticks * _options.ThrottleLimit);
        var idle = now - burst;
        var next = (_firstPolls > idle ? _firstPolls : idle) + FirstPollPace;
        var maximum = Maximum(advice);
        if (next - now > maximum)
        {
            return now + Spans.OfSeconds(_random() * maximum.TotalSeconds);
        }

        _firstPolls = next;
        return next > now ? next : now;
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
            ? Math.Min(first.TotalSeconds * Math.Pow(advice.Factor, Math.Min(polls - 1, 64)), Math.Max(maximum, _options.MaximumPollInterval is null ? first.TotalSeconds : 0))
            : Math.Min(Math.Max(SquareRoot(age), DefaultMinimum.TotalSeconds), maximum);
    }

    private TimeSpan Maximum(PollingAdvice advice) => _options.MaximumPollInterval ?? advice.Maximum ?? DefaultMaximum;

    /// <summary>What the user called the most between two looks: neither chance nor the deadline goes beyond it. What a service advises is no promise to anybody.</summary>
    private TimeSpan Limit(PollingAdvice advice)
    {
        if (_options.MaximumPollInterval is { } maximum)
        {
            return _options.PollInterval is { } first && first > maximum ? first : maximum;
        }

        return _options.PollInterval is null && advice.Limit is { } limit ? limit : TimeSpan.MaxValue;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static double SquareRoot(TimeSpan age) => 2 * Math.Sqrt(Math.Max(age.TotalSeconds, 0));
}
