using System;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class AttemptLimitsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

#if NET
    [Fact]
    public void A_limit_that_was_not_used_up_is_used_again()
    {
        using var limits = new AttemptLimits(TimeProvider.System);
        var first = limits.Take(Hour);
        limits.Return(first);

        var second = limits.Take(Hour);

        Assert.Same(first, second);
        Assert.False(second.IsCancellationRequested);
        limits.Return(second);
    }
#endif

    [Fact]
    public void What_watched_an_attempt_hears_nothing_of_the_next()
    {
        using var limits = new AttemptLimits(TimeProvider.System);
        var heard = 0;
        var first = limits.Take(Hour);
        first.Token.Register(() => heard++);
        limits.Return(first);

        var second = limits.Take(Hour);
        second.Cancel();
        limits.Return(second);

        Assert.Equal(0, heard);
    }

    [Fact]
    public void A_cancelled_one_is_never_used_again()
    {
        using var limits = new AttemptLimits(TimeProvider.System);
        var first = limits.Take(Hour);
        first.Cancel();
        limits.Return(first);

        var second = limits.Take(Hour);

        Assert.NotSame(first, second);
        Assert.False(second.IsCancellationRequested);
        limits.Return(second);
    }

    [Fact]
    public void Each_attempt_has_its_whole_time()
    {
        var time = new FakeTimeProvider();
        using var limits = new AttemptLimits(time);
        var first = limits.Take(Hour);
        time.Advance(TimeSpan.FromMinutes(59));
        limits.Return(first);

        var second = limits.Take(Hour);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(second.IsCancellationRequested);
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.True(second.IsCancellationRequested);
        limits.Return(second);
    }
}
