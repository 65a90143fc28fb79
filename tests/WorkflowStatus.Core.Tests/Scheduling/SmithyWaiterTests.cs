using System;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>
/// The arithmetic of Smithy's waiters ("Waiters", section "Waiter retries", smithy.io/2.0/additional-specs/waiters.html),
/// for a deadline of 300 s: doubling from a minimum to a maximum, and the rule that a look which would leave no more than
/// the minimum before the deadline is moved to the deadline. Its full jitter is ours at 100 %.
/// </summary>
public sealed class SmithyWaiterTests
{
    private const double Deadline = 300;

    /// <summary>The table of the specification (minDelay 2, maxDelay 120): the delay before each attempt.</summary>
    private static readonly double[] SpecificationDelays = [2, 3, 6, 6, 22, 62, 43, 24, 71, 42, 9, 6, 4];

    private static readonly double[] SpecificationTimes = [0, 2, 5, 11, 17, 39, 101, 144, 168, 239, 281, 290, 296, 300];

    /// <summary>The test vectors of the AWS SDK for Rust (aws-smithy-runtime, client/waiters/backoff.rs): delay expected at an elapsed time, attempt after attempt.</summary>
    public static TheoryData<int, string, string> Vectors => new()
    {
        { 2, "jitter as average", "2@2 3@4 5@7 9@12 17@21 33@38 61@71 61@132 61@193 46@254 0@300" },
        { 2, "seeded jitter", "2@2 3@4 3@7 13@12 2@14 51@16 93@73 102@164 73@170 21@227 9@256 17@283 0@300" },
        { 15, "large minimum", "15@1 22@16 37@38 67@75 67@142 24@276 0@300" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Delays_are_as_in_the_vectors(int minimum, string name, string vector)
    {
        var attempt = 0;
        foreach (var pair in vector.Split(' ').Select(pair => pair.Split('@')))
        {
            attempt++;
            var (expected, elapsed) = (double.Parse(pair[0], null), double.Parse(pair[1], null));
            var full = Math.Min(minimum * Math.Pow(2, attempt - 1), 120);

            // What chance gave in the vector; where the deadline decided, anything.
            var schedule = new PollSchedule(new WaitOptions(), () => Math.Min(expected / (2 * full), 1));

            var delay = schedule.Next(Advice(minimum), attempt, TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(Deadline - elapsed));

            Assert.True(Math.Abs(expected - delay.TotalSeconds) < 1e-6, $"{name}, attempt {attempt}: expected {expected}, was {delay.TotalSeconds}");
        }
    }

    [Fact]
    public void A_whole_wait_looks_when_the_table_of_the_specification_says_and_for_the_last_time_at_the_deadline()
    {
        var delays = SpecificationDelays.Select((delay, index) => delay / (2 * Math.Min(2 * Math.Pow(2, index), 120))).ToArray();
        var next = 0;
        using var stage = new WaitStage(random: () => delays[next++])
        {
            Options = new WaitOptions { Timeout = TimeSpan.FromSeconds(Deadline), Read = TestRead.Patient },
        };
        stage.Answer("run-1", StageAnswers.Running);
        var account = Providers.Account(stage.Definition, options => options with { Polling = Advice(2) });
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1", account));
        waiter.CompleteAdding();

        stage.Play(waiter);

        Assert.Equal(SpecificationTimes, stage.Times());
    }

    [Theory]
    [InlineData(60, 50, 50)]
    [InlineData(12, 10, 12)]
    [InlineData(12.1, 10, 10)]
    [InlineData(10, 10, 10)]
    [InlineData(3, 10, 3)]
    public void A_look_just_before_the_deadline_is_moved_to_it(double remaining, double interval, double expected)
    {
        var schedule = new PollSchedule(new WaitOptions { PollInterval = TimeSpan.FromSeconds(interval) }, () => 0.5);

        Assert.Equal(expected, schedule.Next(PollingAdvice.None, 1, TimeSpan.Zero, TimeSpan.FromSeconds(remaining)).TotalSeconds, 6);
    }

    private static PollingAdvice Advice(int minimum) => new() { First = TimeSpan.FromSeconds(minimum), Factor = 2, Maximum = TimeSpan.FromSeconds(120), Jitter = 1 };
}
