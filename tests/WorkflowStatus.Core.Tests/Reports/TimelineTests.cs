using System;
using System.Linq;
using System.Xml.Linq;
using WorkflowStatus.Core.Reports;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class TimelineTests
{
    [Fact]
    public void Few_runs_have_a_row_each_by_start_with_a_link_to_their_details()
    {
        var page = Page.Of(Sample.Run("late", from: 20), Sample.Run("early"));
        var names = page.Find("ol", "names").Single().Elements("li").ToList();
        Assert.Equal(["✓ early Aster", "✓ late Aster"], names.Select(Page.Text));
        Assert.Equal(["#r2", "#r1"], names.Select(name => Page.Attribute(name.Descendants("a").Single(), "href")));
        Assert.Equal(2, Bars(page).Length);
    }

    [Theory]
    [InlineData(1, "9998-12-31")]
    [InlineData(60, "9998-12-31")]
    [InlineData(1, "2200-01-01")]
    [InlineData(60, "2200-01-01")]
    public void An_end_of_another_age_stretches_no_axis(int count, string end)
    {
        // Services write such an end for a run that has none.
        var never = new WorkflowRun { Provider = "Aster", Id = "never", State = RunState.Failed, StartedAt = Sample.Start, CompletedAt = Utc(end), UpdatedAt = Sample.At(10) };
        var page = Page.Of([never, .. Enumerable.Range(1, count - 1).Select(number => Sample.Run($"run-{number}"))]);
        Assert.Equal(count, Bars(page).Length);
        Assert.All(Bars(page), bar => Assert.Equal(95.24, Page.Percent(bar.Element("rect")!, "width")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void A_page_that_is_made_at_the_end_of_the_calendar_has_an_axis_too(int count)
    {
        using var text = new System.IO.StringWriter();
        var runs = Enumerable.Range(1, count).Select(number => new WorkflowRun { Provider = "Aster", Id = $"run-{number}", State = RunState.Running, StartedAt = Sample.Start }).ToList();
        WorkflowReport.Write(text, runs, "t", DateTime.MaxValue);
        Assert.Contains(">4000<", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_are_on_one_axis()
    {
        // The axis is 40 minutes and 2.5 % of free space at each end.
        var bars = Bars(Page.Of(Sample.Run("a", from: 0, minutes: 20), Sample.Run("b", from: 10, minutes: 30))).Select(bar => bar.Element("rect")!).ToList();
        Assert.Equal([2.38, 26.19], bars.Select(bar => Page.Percent(bar, "x")));
        Assert.Equal([47.62, 71.43], bars.Select(bar => Page.Percent(bar, "width")));
    }

    [Fact]
    public void Steps_are_inside_the_bar_of_their_run_on_the_same_axis()
    {
        var bar = Bars(Page.Of(Sample.Run("a", minutes: 40, steps: [Sample.Step("one", minutes: 10), Sample.Step("two", RunState.Failed, from: 10, minutes: 10)]))).Single();
        var rects = bar.Elements("rect").ToList();
        Assert.Contains("pale", Page.Classes(rects[0]));
        Assert.Equal([2.38, 26.19], rects.Skip(1).Select(step => Page.Percent(step, "x")));
        Assert.Equal(["one: Succeeded, 10m 00s", "two: Failed, 10m 00s"], rects.Skip(1).Select(step => step.Value));
    }

    [Fact]
    public void Steps_that_overlap_share_the_height()
    {
        var steps = Bars(Page.Of(Sample.Run("a", steps: [Sample.Step("one", minutes: 5), Sample.Step("two", from: 1, minutes: 5)]))).Single().Elements("rect").Skip(1).ToList();
        Assert.NotEqual(Page.Attribute(steps[0], "y"), Page.Attribute(steps[1], "y"));
    }

    [Fact]
    public void Ten_steps_at_once_stay_inside_their_bar()
    {
        var rects = Bars(Page.Of(Sample.Run("a", steps: [.. Enumerable.Range(0, 10).Select(number => Sample.Step($"step {number}", minutes: 5))]))).Single().Elements("rect").ToList();
        var bottom = Bottom(rects[0]);
        Assert.Equal(11, rects.Count);
        Assert.All(rects.Skip(1), step => Assert.InRange(Bottom(step), 0, bottom));
    }

    [Theory]
    [InlineData(RunState.Failed, "✗", true)]
    [InlineData(RunState.TimedOut, "◷", true)]
    [InlineData(RunState.CompensationFailed, "✗", true)]
    [InlineData(RunState.Canceled, "⊘", false)]
    [InlineData(RunState.Compensated, "↺", false)]
    [InlineData(RunState.Succeeded, null, false)]
    [InlineData(RunState.Running, null, false)]
    public void A_run_without_success_has_a_sign_and_a_fault_a_pattern(RunState state, string? sign, bool hasPattern)
    {
        var bar = Bars(Page.Of(Sample.Run("a", state))).Single();
        Assert.Equal(sign, bar.Element("text")?.Value);
        Assert.Equal(hasPattern, Page.Classes(bar.Element("rect")!).Contains("hatch"));
    }

    [Fact]
    public void The_shortest_run_can_be_seen()
    {
        var bars = Bars(Page.Of(Sample.Run("a", minutes: 0), Sample.Run("b", minutes: 100_000)));
        Assert.All(bars, bar => Assert.True(Page.Percent(bar.Element("rect")!, "width") >= 0.3));
    }

    [Fact]
    public void The_axis_has_ticks_with_lines_and_says_that_it_is_UTC()
    {
        var section = Page.Of(Sample.Run("a", minutes: 60)).Section("timeline");
        Assert.Equal("Timeline UTC", Page.Text(section.Element("h2")!));
        Assert.Equal(["04:00", "2026-02-03", "04:15", "04:30", "04:45", "05:00"], Page.Below(section, "g", "axis").First().Elements("text").Select(Page.Text));
        Assert.Equal(5, Page.Below(section, "g", "grid").Single().Elements("line").Count());
    }

    [Fact]
    public void A_run_without_times_is_counted_and_not_drawn()
    {
        var page = Page.Of(Sample.Run("a"), new WorkflowRun { Id = "b", State = RunState.Queued });
        Assert.Single(Bars(page));
        Assert.Contains("1 run without a time is not drawn", Page.Text(page.Section("timeline")), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_without_any_time_make_no_drawing()
    {
        var page = Page.Of(new WorkflowRun { Id = "a", State = RunState.Queued }, new WorkflowRun { Id = "b", State = RunState.Failed });
        Assert.Empty(page.Section("timeline").Descendants("svg"));
        Assert.Contains("2 runs without a time are not drawn", Page.Text(page.Section("timeline")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_drawn_by_its_steps_where_it_tells_no_time_itself()
    {
        var bar = Bars(Page.Of(new WorkflowRun { Id = "a", State = RunState.Failed, Steps = new RunStepList([Sample.Step("one", from: 5, minutes: 5)]) })).Single();
        Assert.Contains("2026-02-03 04:05:00 to 04:10:00", bar.Element("title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_was_left_running_ends_with_its_run()
    {
        var rects = Bars(Page.Of(Sample.Run("a", RunState.Failed, minutes: 20, steps: Sample.Step("stuck", RunState.Running)))).Single().Elements("rect").ToList();
        Assert.Equal(Page.Attribute(rects[0], "width"), Page.Attribute(rects[1], "width"));
    }

    [Fact]
    public void Many_runs_share_lanes_by_provider()
    {
        var runs = Enumerable.Range(0, 100).Select(number => Sample.Run($"run-{number}", from: number * 20, provider: number % 2 == 0 ? "Aster" : "Oumla")).ToArray();
        var page = Page.Of(runs);
        Assert.Empty(page.Find("ol", "names"));
        Assert.Equal(["Aster · 50 runs", "Oumla · 50 runs"], page.Find("text", "band").Select(band => band.Value));
        // None overlaps another of its provider: one lane each.
        Assert.Equal(2, Bars(page).Select(bar => Page.Attribute(bar.Element("rect")!, "y")).Distinct().Count());
        Assert.All(Bars(page), bar => Assert.StartsWith("#r", Page.Attribute(bar, "href"), StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_bars_of_a_lane_overlap()
    {
        var random = new Random(3);
        var runs = Enumerable.Range(0, 200).Select(number => Sample.Run($"run-{number}", number % 7 == 0 ? RunState.Failed : RunState.Succeeded, random.Next(3000), random.Next(200))).ToArray();
        foreach (var lane in Bars(Page.Of(runs)).Select(bar => bar.Element("rect")!).GroupBy(rect => Page.Attribute(rect, "y")))
        {
            var sorted = lane.OrderBy(rect => Page.Percent(rect, "x")).ToList();
            // Percents are rounded to hundredths.
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(Page.Percent(pair.First, "x") + Page.Percent(pair.First, "width") <= Page.Percent(pair.Second, "x") + 0.02));
        }
    }

    private static int Bottom(XElement rect) =>
        int.Parse(Page.Attribute(rect, "y"), null) + int.Parse(Page.Attribute(rect, "height"), null);

    private static DateTime Utc(string day) => DateTime.SpecifyKind(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static XElement[] Bars(Page page) => [.. page.Find("g", "bars").SelectMany(bars => bars.Elements()).Where(bar => bar.Element("rect") is not null)];
}
