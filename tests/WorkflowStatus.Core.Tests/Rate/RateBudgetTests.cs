using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Rate;

public sealed class RateBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Without_a_limit_there_is_always_room()
    {
        var budget = new RateBudget(_time);

        Assert.True(Enumerable.Range(0, 10_000).All(_ => budget.TryTake()));
        Assert.Equal(TimeSpan.Zero, budget.Delay());
    }

    [Fact]
    public void The_limit_counts_over_any_sliding_window()
    {
        var budget = Limited(5, 10);
        var random = new Random(3);
        var taken = new List<TimeSpan>();
        for (var step = 0; step < 5000; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(400)));
            if (budget.TryTake())
            {
                taken.Add(budget.Now);
            }
        }

        Assert.All(Enumerable.Range(0, taken.Count - 5), index => Assert.True(taken[index + 5] - taken[index] >= TimeSpan.FromSeconds(10)));
        Assert.InRange(taken.Count, 450, 505);
    }

    [Fact]
    public void The_delay_is_until_the_oldest_request_has_left_the_window()
    {
        var budget = Limited(2, 10);
        budget.TryTake();
        _time.Advance(TimeSpan.FromSeconds(4));
        budget.TryTake();

        Assert.False(budget.TryTake());
        Assert.Equal(6, budget.Delay().TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(budget.TryTake());
        Assert.Equal(4, budget.Delay().TotalSeconds);
    }

    [Fact]
    public void What_is_sent_without_asking_counts_too()
    {
        var budget = Limited(2, 10);
        budget.Spend();
        budget.Spend();
        budget.Spend();

        Assert.False(budget.TryTake());
    }

    [Fact]
    public void A_shorter_hold_never_cuts_a_longer_one()
    {
        var budget = new RateBudget(_time);
        budget.Hold(TimeSpan.FromSeconds(20));
        budget.Hold(TimeSpan.FromSeconds(1));

        Assert.Equal(20, budget.Delay().TotalSeconds);
        Assert.False(budget.TryTake());
    }

    [Fact]
    public void Of_two_limits_for_one_credential_the_stricter_holds()
    {
        var budget = Limited(60, 60);
        budget.Limit(null, TimeSpan.FromMinutes(1));
        budget.Limit(2, TimeSpan.FromSeconds(10));
        budget.Limit(600, TimeSpan.FromSeconds(60));

        Assert.True(budget.TryTake());
        Assert.True(budget.TryTake());
        Assert.False(budget.TryTake());
    }

    [Fact]
    public void Who_has_waited_longest_is_first()
    {
        var budget = Limited(1, 10);
        var (early, late) = (new object(), new object());
        budget.TryTake();
        Assert.False(budget.TryTake(late, TimeSpan.FromSeconds(5)));
        Assert.False(budget.TryTake(early, TimeSpan.FromSeconds(2)));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(budget.TryTake(late, TimeSpan.FromSeconds(5)));
        Assert.True(budget.TryTake(early, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Who_is_first_and_does_not_come_does_not_block_the_others_for_long()
    {
        var budget = Limited(1, 10);
        var (early, late) = (new object(), new object());
        budget.TryTake();
        budget.TryTake(early, TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(10.2));
        Assert.False(budget.TryTake(late, TimeSpan.FromSeconds(5)));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(budget.TryTake(late, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Who_leaves_the_line_is_not_waited_for()
    {
        var budget = Limited(1, 10);
        var (early, late) = (new object(), new object());
        budget.TryTake();
        budget.TryTake(early, TimeSpan.FromSeconds(2));
        budget.Leave(early);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(budget.TryTake(late, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Waiting_for_a_place_takes_it_when_it_is_free_and_leaves_the_line_when_cancelled()
    {
        var budget = Limited(1, 10);
        budget.TryTake();
        using var stop = new CancellationTokenSource();
        var cancelled = budget.TakeAsync(new object(), TimeSpan.MaxValue, stop.Token).AsTask();
        var first = budget.TakeAsync(new object(), TimeSpan.MaxValue, CancellationToken.None).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        await _time.RunAsync(first.ContinueWith(_ => true, TaskScheduler.Default));

        Assert.Equal(10, budget.Now.TotalSeconds, 0.11);
        Assert.False(budget.TryTake());
    }

    private RateBudget Limited(int limit, double seconds)
    {
        var budget = new RateBudget(_time);
        budget.Limit(limit, TimeSpan.FromSeconds(seconds));
        return budget;
    }
}
