using System;
using System.Linq;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class LanesTests
{
    [Fact]
    public void What_overlaps_is_side_by_side_and_the_rest_in_one_lane()
    {
        var (lane, count) = Pack(default, (0, 10), (5, 15), (10, 20), (12, 13), (15, 16));
        Assert.Equal([0, 1, 0, 2, 2], lane);
        Assert.Equal(3, count);
    }

    [Fact]
    public void A_gap_stays_free_behind_each() => Assert.Equal(2, Pack(TimeSpan.FromMinutes(1), (0, 10), (10, 20)).Count);

    [Fact]
    public void A_gap_ends_where_the_calendar_ends() =>
        Assert.Equal(1, Lanes.Pack([new TimeRange(Sample.Start, DateTime.MaxValue)], TimeSpan.FromDays(1)).Count);

    [Fact]
    public void Nothing_needs_no_lane() => Assert.Equal(0, Pack(default).Count);

    [Fact]
    public void No_two_in_a_lane_overlap()
    {
        var random = new Random(5);
        var ranges = Enumerable.Range(0, 500).Select(_ => random.Next(1000)).Order().Select(from => new TimeRange(Sample.At(from), Sample.At(from + random.Next(30)))).ToList();
        var (lane, count) = Lanes.Pack(ranges, default);
        Assert.Equal(count, lane.Max() + 1);
        foreach (var group in ranges.Zip(lane).GroupBy(pair => pair.Second).Select(pairs => pairs.Select(pair => pair.First).ToList()))
        {
            Assert.All(group.Zip(group.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
    }

    private static (int[] Lane, int Count) Pack(TimeSpan gap, params (int From, int To)[] minutes) =>
        Lanes.Pack([.. minutes.Select(range => new TimeRange(Sample.At(range.From), Sample.At(range.To)))], gap);
}
