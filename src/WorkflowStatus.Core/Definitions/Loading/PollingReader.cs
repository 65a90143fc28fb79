using System;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads how often a service wants to be asked.</summary>
internal static class PollingReader
{
    private const double Day = 86_400;

    public static PollingAdvice Read(SourceObject owner)
    {
        if (owner.Object("polling") is not { } source)
        {
            return PollingAdvice.None;
        }

        var limit = source.Object("rateLimit");
        var advice = new PollingAdvice
        {
            First = Seconds(source, "firstSeconds"),
            Factor = source.Number("factor", 1, 100) ?? 1,
            Maximum = Seconds(source, "maximumSeconds"),
            Jitter = source.Number("jitter", 0, 1),
            RequestTimeout = Seconds(source, "requestTimeoutSeconds"),
            RateLimit = (int?)limit?.Number("requests", 1, 1_000_000),
            RateWindow = limit is null ? TimeSpan.FromMinutes(1) : Seconds(limit, "perSeconds") ?? TimeSpan.FromMinutes(1),
        };
        if (advice.First > advice.Maximum)
        {
            source.Report(source.Node, "expected firstSeconds to be at most maximumSeconds");
        }

        if (limit is not null && limit.Find("requests") is null)
        {
            limit.Report(limit.Node, "expected a member 'requests'");
        }

        limit?.RefuseOthers();
        source.RefuseOthers();
        return advice;
    }

    private static TimeSpan? Seconds(SourceObject source, string name) =>
        source.Number(name, 0.01, Day) is { } seconds ? Spans.OfSeconds(seconds) : null;
}
