using System;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Waiting;

/// <summary>How often other tools look, said as polling advice.</summary>
internal static class Schedules
{
    /// <summary>The engine's own, where chance falls on the middle.</summary>
    private static readonly PollSchedule Sure = new(new WaitOptions { Timeout = null }, () => 0.5);

    public static PollingAdvice Of(string name) => name switch
    {
        "root" => PollingAdvice.None,
        "fixed2" => new PollingAdvice { First = TimeSpan.FromSeconds(2), Maximum = TimeSpan.FromSeconds(2), Jitter = 0 },
        "every30" => new PollingAdvice { First = TimeSpan.FromSeconds(30), Maximum = TimeSpan.FromSeconds(30), Jitter = 0 },
        "storyteller" => new PollingAdvice { First = TimeSpan.FromSeconds(1), Factor = 2, Maximum = TimeSpan.FromSeconds(30), Jitter = 0.1 },
        // The defaults of Smithy's waiters; their delay is drawn between the first and this one, ours is this one.
        "smithy" => new PollingAdvice { First = TimeSpan.FromSeconds(2), Factor = 2, Maximum = TimeSpan.FromSeconds(120), Jitter = 0 },
        "idle" => new PollingAdvice { First = TimeSpan.FromHours(1), Maximum = TimeSpan.FromSeconds(30), Jitter = 0 },
        _ => throw new ArgumentException($"There is no schedule '{name}'.", nameof(name)),
    };

    /// <summary>The looks that a schedule asks for until an end, without chance.</summary>
    public static int Looks(PollingAdvice advice, double end)
    {
        var looks = 1;
        for (var time = 0.0; time < end; looks++)
        {
            time += Sure.Next(advice, looks, TimeSpan.FromSeconds(time), TimeSpan.MaxValue).TotalSeconds;
        }

        return looks;
    }

    /// <summary>The longest interval at an age.</summary>
    public static double Interval(string name, double age) => name switch
    {
        "fixed2" => 2,
        "every30" => 30,
        "storyteller" => 33,
        "smithy" => 120,
        _ => 1.1 * Math.Clamp(2 * Math.Sqrt(age), 1, 30),
    };
}
