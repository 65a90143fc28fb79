using System;
using System.Net.Http;
using WorkflowStatus.Core.Http;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class RateResetTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_760_000_000);

    [Theory]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 30", 30)]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1760000045", 45)]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1760000045000", 45)]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 12.5", 12.5)]
    [InlineData("RateLimit-Limit: 100|RateLimit-Remaining: 0|RateLimit-Reset: 20", 20)]
    [InlineData("RateLimit: limit=100, remaining=0, reset=50", 50)]
    [InlineData("RateLimit: \"default\";r=0;t=40", 40)]
    [InlineData("RateLimit: \"second\";r=5;t=1, \"hour\";r=0;t=600", 600)]
    [InlineData("RateLimit: \"a\";r=0;t=10, \"b\";r=0;t=20", 20)]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 5|RateLimit: \"x\";r=0;t=9", 9)]
    [InlineData("Date: Thu, 09 Oct 2025 08:00:00 GMT|X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1759996815", 15)]
    public void Nothing_left_means_to_wait_for_the_reset(string headers, double seconds)
    {
        Assert.Equal(seconds, Read(headers)!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining: 1|X-RateLimit-Reset: 30")]
    [InlineData("X-RateLimit-Remaining: 0")]
    [InlineData("X-RateLimit-Reset: 30")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 0")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: -5")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: soon")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1e9")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1759999999")]
    [InlineData("X-RateLimit-Remaining: none|X-RateLimit-Reset: 30")]
    [InlineData("X-RateLimit-Remaining: 0|RateLimit-Reset: 30")]
    [InlineData("RateLimit: \"default\";r=1;t=40")]
    [InlineData("RateLimit: \"default\";t=40")]
    [InlineData("RateLimit: nonsense;;=,=")]
    [InlineData("Server: x")]
    public void Anything_else_means_nothing(string headers)
    {
        Assert.Null(Read(headers));
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 86400")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1999999999")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 999999999999999")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 999999999999")]
    [InlineData("RateLimit: \"default\";r=0;t=999999999999")]
    public void An_absurd_reset_is_an_hour(string headers)
    {
        Assert.Equal(TimeSpan.FromHours(1), Read(headers));
    }

    [Fact]
    public void An_absurd_reset_of_a_limit_that_is_not_used_up_is_none() =>
        Assert.Null(Read("X-RateLimit-Remaining: 100|X-RateLimit-Reset: 999999999999"));

    private static TimeSpan? Read(string headers)
    {
        using var answer = new HttpResponseMessage();
        foreach (var header in headers.Split('|'))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            Assert.True(answer.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim()));
        }

        return RateReset.Read(answer.Headers, Now);
    }
}
