using System;
using System.Linq;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>The most between two looks at one run, as the user gave it.</summary>
public sealed class LongestIntervalTests
{
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(0.5);

    [Theory]
    [InlineData(6.2, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(6.2, 0)]
    [InlineData(3, 1)]
    public void Is_kept_up_to_the_deadline(double timeout, double chance)
    {
        using var stage = new WaitStage(TestDefinition.With(("polling", """{ "firstSeconds": 2, "factor": 1 }""")), () => chance)
        {
            Options = new WaitOptions { MaximumPollInterval = Half, Timeout = TimeSpan.FromSeconds(timeout), Read = TestRead.Patient },
        };
        stage.Answer("run-1", StageAnswers.Running);

        stage.Wait("run-1");

        var times = stage.Times();
        Assert.Equal(timeout, times[times.Length - 1]);
        Assert.All(times.Skip(1).Zip(times, (later, earlier) => later - earlier), gap => Assert.InRange(gap, 0.001, 0.501));
    }

    [Theory]
    [InlineData(0, 0.45)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 0.5)]
    public void Is_not_exceeded_by_chance(double chance, double expected)
    {
        var schedule = new PollSchedule(new WaitOptions { MaximumPollInterval = Half }, () => chance);

        Assert.Equal(expected, Next(schedule, PollingAdvice.None, 1000), 6);
    }

    [Fact]
    public void Leaves_a_look_at_the_deadline_that_comes_within_it()
    {
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(5), MaximumPollInterval = TimeSpan.FromSeconds(10) };
        var schedule = new PollSchedule(options, () => 0.5);

        Assert.Equal([6.5, 5], new[] { 6.5, 7.5 }.Select(remaining => Next(schedule, PollingAdvice.None, remaining)));
    }

    [Fact]
    public void Of_a_connection_is_kept_too_but_where_the_command_gives_an_interval()
    {
        var connection = new WorkflowConnection { Name = "x", Provider = "GloriaMundo", MaximumPollInterval = Half };
        var advice = ConnectionAccount.Options(connection, Providers.BuiltIn.Get("GloriaMundo"), null).Polling!;

        Assert.Equal(0.5, Next(new PollSchedule(new WaitOptions(), () => 1), advice, 0.6));
        Assert.Equal(5, Next(new PollSchedule(new WaitOptions { PollInterval = TimeSpan.FromSeconds(5) }, () => 0.5), advice, 60));
    }

    [Fact]
    public void That_a_service_advises_may_be_stretched_to_the_deadline()
    {
        var schedule = new PollSchedule(new WaitOptions(), () => 0.5);

        Assert.Equal(31, Next(schedule, Providers.BuiltIn.Get("Storyteller").Polling, 31));
    }

    private static double Next(PollSchedule schedule, PollingAdvice advice, double remaining) =>
        schedule.Next(advice, 9, TimeSpan.Zero, TimeSpan.FromSeconds(remaining)).TotalSeconds;
}
