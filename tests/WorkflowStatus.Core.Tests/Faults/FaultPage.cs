using System;
using System.Globalization;
using System.Text;
using WorkflowStatus.Core.Http;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>The matrix as a page for people.</summary>
internal static class FaultPage
{
    private const string Introduction = """
        # What happens when a service misbehaves

        Each row is played over real sockets by `tests/WorkflowStatus.Core.Tests/Faults`, once for `Get-WorkflowStatus` and once
        for `Wait-WorkflowStatus` with a service that is faulty twice and then well; this page is made of the same rows
        and checked against them. `tests/Faults.Tests.ps1` looks at what a user sees of it.

        - **Get says** the start of the error's FullyQualifiedErrorId. "After retries": it has asked again by itself
          (`-MaximumRetryCount`). "The run": the answer is read all the same.
        - **Wait** "goes on": it looks again at the next poll, tells the fault with `-Verbose` and in its progress line, and
          ends with the run's true end as soon as the service is well. "Gives up": the run ends at once with Get's error, as
          asking again will not help; other runs go on. (A 404: as long as `-NotFoundGraceSec` says;
          an empty list: to the deadline.)
        - **Memory** and **Time** name what ends it. A dash: the answer itself, which is small and comes at once. Nothing takes
          longer than `-RequestTimeoutSec` (30 s) for each attempt, or more memory than an answer within the limits below.

        ## Limits

        An answer that exceeds one is an `InvalidResponse` whose message names the limit and its value; a connection that does
        is a `ConnectionFailed`. Each is tested just under, at and just over it.

        | Limit | Default | What it bounds |
        |---|---|---|

        """;

    public static string Text()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        AddLimits(page, ReadLimits.Default);
        foreach (var (title, rows) in FaultMatrix.Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| Fault | Get says | Wait | Memory | Time |\n|---|---|---|---|---|\n");
            foreach (var row in rows)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {row.Fault} | {Get(row)} | {Wait(row)} | {row.Memory} | {row.Time} |\n");
            }
        }

        return page.ToString();
    }

    private static void AddLimits(StringBuilder page, ReadLimits limits) => page.Append(FormattableString.Invariant(
        $"""
        | body | {limits.BodyBytes / 1024 / 1024} MB | a body, after decompression |
        | depth | {limits.Depth} levels | lists and objects in one another |
        | values | {limits.Values:N0} | values of an answer, objects and lists among them |
        | steps | {limits.Steps:N0} | steps of one run, follow-up requests included |
        | runs | {limits.Runs:N0} | runs that answer to one id |
        | header | {limits.HeaderKilobytes} KB | the headers of an answer |
        | connect | {limits.Connect.TotalSeconds:0} s | making a connection, TLS included |

        """).ReplaceLineEndings("\n"));

    private static string Get(FaultRow row) => row.Error is { } error ? $"`{error}`{(row.IsRetried ? " after retries" : string.Empty)}" : row.IsRetried ? "the run, after a retry" : $"the run, {row.State}";

    private static string Wait(FaultRow row) => row.EndsWait ? "gives up" : "goes on";
}
