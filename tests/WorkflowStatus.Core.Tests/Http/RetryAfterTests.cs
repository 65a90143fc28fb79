using System;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class RetryAfterTests
{
    private const double Day = 86_400;

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("30", 30.0)]
    [InlineData(" 30 ", 30.0)]
    [InlineData("007", 7.0)]
    [InlineData("2147483647", Day)]
    [InlineData("18446744073709551615", Day)]
    [InlineData("99999999999999999999999", null)]
    [InlineData("-5", null)]
    [InlineData("+5", null)]
    [InlineData("1.5", null)]
    [InlineData("1e3", null)]
    [InlineData("0x10", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("1, 2", null)]
    [InlineData("Fri, 02 Jan 2026 03:04:35 GMT", 30.0)]
    [InlineData("Fri, 02 Jan 2026 03:04:05 GMT", 0.0)]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT", 0.0)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", Day)]
    [InlineData("Mon, 02 Jan 2026 03:04:35 GMT", null)]
    [InlineData("2026-01-02T03:04:35Z", null)]
    public void A_number_of_seconds_or_a_date_is_clamped_and_nonsense_is_nothing(string value, double? seconds)
    {
        using var answer = Answers.Status(429).With("Retry-After", value);
        Assert.Equal(seconds, RetryAfter.Read(answer, FakeTimeProvider.Start)?.TotalSeconds);
    }

    [Fact]
    public void Without_the_header_there_is_nothing()
    {
        using var answer = Answers.Status(429);
        Assert.Null(RetryAfter.Read(answer, FakeTimeProvider.Start));
    }
}
