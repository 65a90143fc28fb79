using System;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class TimeAxisTests
{
    [Theory]
    [InlineData("0001-01-01", "9999-12-31T23:59:59.9999999")]
    [InlineData("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999")]
    [InlineData("9999-12-31", "9999-12-31T23:59:59.9999999")]
    [InlineData("0001-01-01", "0001-01-01")]
    public void An_axis_ends_where_the_calendar_ends(string from, string to)
    {
        var axis = new TimeAxis(new TimeRange(Utc(from), Utc(to)), 0.025);
        // A thousand years are the longest step.
        Assert.InRange(axis.Ticks(6).Count, 1, 11);
        Assert.InRange(axis.Percent(Utc(from)), 0, 100);
        Assert.InRange(axis.Percent(Utc(to)), 0, 100);
    }

    [Theory]
    [InlineData("2026-02-03T04:00:00", 0)]
    [InlineData("2026-02-03T04:15:00", 25)]
    [InlineData("2026-02-03T05:00:00", 100)]
    [InlineData("2026-02-03T03:59:00", 0)]
    [InlineData("2026-02-04T00:00:00", 100)]
    public void A_moment_is_a_place_between_the_ends(string moment, double percent) =>
        Assert.Equal(percent, Axis(60).Percent(Utc(moment)), 6);

    [Fact]
    public void A_margin_is_free_at_both_ends()
    {
        var axis = Axis(60, margin: 0.1);
        Assert.Equal(100.0 / 12, axis.Percent(Sample.Start), 6);
        Assert.Equal(1100.0 / 12, axis.Percent(Sample.At(60)), 6);
    }

    [Fact]
    public void One_moment_has_an_axis_too()
    {
        var axis = new TimeAxis(new TimeRange(Sample.Start, Sample.Start), 0.02);
        Assert.InRange(axis.Percent(Sample.Start), 0, 100);
        Assert.NotEmpty(axis.Ticks(6));
    }

    [Theory]
    [InlineData(0.05 / 60, "04:00:00.000|2026-02-03 04:00:00.010 04:00:00.020 04:00:00.030 04:00:00.040 04:00:00.050")]
    [InlineData(0.5, "04:00:00|2026-02-03 04:00:10 04:00:20 04:00:30")]
    [InlineData(10, "04:00|2026-02-03 04:02 04:04 04:06 04:08 04:10")]
    [InlineData(60, "04:00|2026-02-03 04:15 04:30 04:45 05:00")]
    [InlineData(60 * 24, "06:00|2026-02-03 12:00 18:00 00:00|2026-02-04")]
    [InlineData(60 * 24 * 5, "4 Feb|2026 5 Feb 6 Feb 7 Feb 8 Feb")]
    [InlineData(60 * 24 * 30, "9 Feb|2026 16 Feb 23 Feb 2 Mar")]
    [InlineData(60 * 24 * 400, "Apr|2026 Jul Oct Jan|2027")]
    [InlineData(60 * 24 * 365 * 4, "2027 2028 2029 2030")]
    [InlineData(60 * 24 * 365 * 60, "2040 2060 2080")]
    public void Ticks_are_round_and_say_the_day_where_it_changes(double minutes, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', Axis(minutes).Ticks(6).Select(tick => tick.Context is null ? tick.Label : $"{tick.Label}|{tick.Context}")));

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void There_are_never_many_more_ticks_than_asked_for(int most)
    {
        for (var minutes = 0.0001; minutes < 60.0 * 24 * 365 * 2500; minutes *= 1.37)
        {
            var ticks = Axis(minutes, 0.02).Ticks(most);
            Assert.True(ticks.Count >= 1 && ticks.Count <= most + 1, $"{minutes} minutes: {string.Join(' ', ticks.Select(tick => tick.Label))}");
        }
    }

    [Fact]
    public void Ticks_stand_where_their_moments_are()
    {
        var axis = Axis(60);
        Assert.Equal([0, 25, 50, 75, 100], axis.Ticks(6).Select(tick => Math.Round(tick.Percent, 6)));
    }

    [Fact]
    public void Labels_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { DateTimeFormat = { TimeSeparator = ".", DateSeparator = "/" } };
            Assert.Equal("04:00", Axis(60).Ticks(6)[0].Label);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TimeAxis Axis(double minutes, double margin = 0) => new(new TimeRange(Sample.Start, Sample.At(minutes)), margin);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
