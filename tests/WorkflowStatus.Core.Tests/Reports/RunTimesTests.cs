using System;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class RunTimesTests
{
    private static readonly DateTime Now = Sample.At(30);

    [Fact]
    public void An_ended_run_goes_from_start_to_end() => Assert.Equal((0, 10), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(0), CompletedAt = Sample.At(10), UpdatedAt = Sample.At(20) }));

    [Fact]
    public void A_duration_stands_in_for_the_end() => Assert.Equal((0, 7), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(0), Duration = TimeSpan.FromMinutes(7), UpdatedAt = Sample.At(20) }));

    [Fact]
    public void A_duration_stands_in_for_the_start() => Assert.Equal((3, 10), Minutes(new() { State = RunState.Failed, CompletedAt = Sample.At(10), Duration = TimeSpan.FromMinutes(7) }));

    [Fact]
    public void The_last_change_stands_in_for_an_end_that_nobody_tells() => Assert.Equal((0, 20), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(0), UpdatedAt = Sample.At(20) }));

    [Fact]
    public void An_end_alone_is_a_moment() => Assert.Equal((10, 10), Minutes(new() { State = RunState.Failed, CompletedAt = Sample.At(10) }));

    [Fact]
    public void A_change_alone_is_a_moment() => Assert.Equal((20, 20), Minutes(new() { State = RunState.Failed, UpdatedAt = Sample.At(20) }));

    [Fact]
    public void A_run_that_goes_on_ends_where_it_was_looked_at() => Assert.Equal((0, 30), Minutes(new() { State = RunState.Running, StartedAt = Sample.At(0), UpdatedAt = Sample.At(20) }));

    [Fact]
    public void A_run_that_has_not_begun_has_no_times() => Assert.Null(Minutes(new() { State = RunState.Queued, UpdatedAt = Sample.At(20) }));

    [Fact]
    public void A_run_that_tells_nothing_has_no_times() => Assert.Null(Minutes(new() { State = RunState.Failed }));

    [Fact]
    public void An_end_before_the_start_is_a_moment_at_the_start() => Assert.Equal((10, 10), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(10), CompletedAt = Sample.At(0) }));

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1970-01-01")]
    [InlineData("2200-01-01")]
    [InlineData("9998-12-31")]
    [InlineData("9999-12-31")]
    public void The_zero_of_a_clock_and_what_nobody_lives_to_see_are_no_times(string moment)
    {
        var none = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Null(Minutes(new() { State = RunState.Running, StartedAt = none }));
        Assert.Equal((0, 0), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(0), CompletedAt = none }));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_duration_that_cannot_be_is_none(long ticks)
    {
        Assert.Equal((0, 0), Minutes(new() { State = RunState.Failed, StartedAt = Sample.At(0), Duration = new TimeSpan(ticks) }));
        Assert.Equal((0, 0), Minutes(new() { State = RunState.Failed, CompletedAt = Sample.At(0), Duration = new TimeSpan(ticks) }));
    }

    [Fact]
    public void A_local_time_is_drawn_at_its_UTC()
    {
        var local = Sample.At(5).ToLocalTime();
        Assert.Equal((5, 30), Minutes(new() { State = RunState.Running, StartedAt = local }));
    }

    private static (double From, double To)? Minutes(WorkflowRun run) =>
        RunTimes.Of(run, Now) is { } times ? ((times.Start - Sample.Start).TotalMinutes, (times.End - Sample.Start).TotalMinutes) : null;
}
