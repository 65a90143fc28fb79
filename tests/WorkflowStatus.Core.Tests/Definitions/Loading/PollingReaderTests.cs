using System;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class PollingReaderTests
{
    [Fact]
    public void Advice_is_read_in_seconds_and_fractions()
    {
        var polling = """{ "firstSeconds": 0.5, "factor": 1.5, "maximumSeconds": 60, "jitter": 0.2, "requestTimeoutSeconds": 5, "rateLimit": { "requests": 10, "perSeconds": 1 } }""";
        Assert.Equal(
            new PollingAdvice
            {
                First = TimeSpan.FromSeconds(0.5),
                Factor = 1.5,
                Maximum = TimeSpan.FromMinutes(1),
                Jitter = 0.2,
                RequestTimeout = TimeSpan.FromSeconds(5),
                RateLimit = 10,
                RateWindow = TimeSpan.FromSeconds(1),
            },
            TestDefinition.With(("polling", polling)).Polling);
    }

    [Fact]
    public void A_file_without_advice_gives_none() => Assert.Same(PollingAdvice.None, TestDefinition.With().Polling);

    [Theory]
    [InlineData("5", "$.polling", "expected an object, found 5")]
    [InlineData("""{ "firstSeconds": 0 }""", "$.polling.firstSeconds", "expected a number from 0.01 to 86400, found 0")]
    [InlineData("""{ "firstSeconds": -1 }""", "$.polling.firstSeconds", "found -1")]
    [InlineData("""{ "firstSeconds": "1" }""", "$.polling.firstSeconds", "found \"1\"")]
    [InlineData("""{ "firstSeconds": 1e999 }""", "$.polling.firstSeconds", "found 1e999")]
    [InlineData("""{ "maximumSeconds": 100000 }""", "$.polling.maximumSeconds", "expected a number from 0.01 to 86400")]
    [InlineData("""{ "firstSeconds": 10, "maximumSeconds": 5 }""", "$.polling", "at most maximumSeconds")]
    [InlineData("""{ "factor": 0.5 }""", "$.polling.factor", "expected a number from 1 to 100")]
    [InlineData("""{ "jitter": 2 }""", "$.polling.jitter", "expected a number from 0 to 1")]
    [InlineData("""{ "rateLimit": { "requests": 0 } }""", "$.polling.rateLimit.requests", "expected a number from 1")]
    [InlineData("""{ "rateLimit": { "request": 5 } }""", "$.polling.rateLimit.request", "did you mean 'requests'?")]
    [InlineData("""{ "intervall": 5 }""", "$.polling.intervall", "unknown member")]
    public void Wrong_advice_is_refused(string polling, string path, string message) =>
        Mistake.AssertHas(Mistake.Add($"\"polling\": {polling}"), 9, path, message);
}
