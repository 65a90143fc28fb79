using System;
using System.Globalization;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Text;

public sealed class SpanTextTests
{
    [Theory]
    [InlineData("-00:00:05", "0s")]
    [InlineData("00:00:00", "0s")]
    [InlineData("00:00:00.350", "350ms")]
    [InlineData("00:00:04.290", "4.2s")]
    [InlineData("00:00:42", "42s")]
    [InlineData("00:02:05", "2m 05s")]
    [InlineData("03:07:59", "3h 07m")]
    [InlineData("12.03:00:00", "12d 03h")]
    [InlineData("400.03:00:00", "400d")]
    [InlineData("-10675199.02:48:05.4775808", "0s")]
    public void A_span_is_at_most_seven_characters(string span, string text)
    {
        Assert.Equal(text, SpanText.Brief(TimeSpan.Parse(span, CultureInfo.InvariantCulture)));
        Assert.InRange(text.Length, 2, 7);
    }

    [Fact]
    public void Nothing_shows_nothing() => Assert.Equal(string.Empty, SpanText.Brief(null));
}
