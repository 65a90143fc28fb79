using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Tests.Faults.Rows;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>All rows, by what goes wrong.</summary>
internal static class FaultMatrix
{
    public static IReadOnlyList<(string Title, IReadOnlyList<FaultRow> Rows)> Groups { get; } =
    [
        ("No connection", ConnectionFaults.Rows),
        ("TLS", TlsFaults.Rows),
        ("A proxy", ProxyFaults.Rows),
        ("Answers that break off", BrokenAnswers.Rows),
        ("Answers that do not come", SlowAnswers.Rows),
        ("HTTP/2", Http2Faults.Rows),
        ("HTTP status", StatusFaults.Rows),
        ("Redirects", RedirectFaults.Rows),
        ("Rate limits", RateFaults.Rows),
        ("What is no answer", StrangeAnswers.Rows),
        ("Encodings", EncodingFaults.Rows),
        ("JSON of another shape", ShapeFaults.Rows),
        ("Size", SizeFaults.Rows),
        ("Answers that cost more than they weigh", CostlyAnswers.Rows),
        ("Text that acts on a terminal", TerminalFaults.Rows),
    ];

    private static readonly Dictionary<string, FaultRow> ByName = Groups.SelectMany(group => group.Rows).ToDictionary(row => row.Fault, StringComparer.Ordinal);

    public static FaultRow Find(string fault) => ByName[fault];

    /// <summary>The rows of some groups, by their names.</summary>
    public static TheoryData<string> Data(params string[] titles)
    {
        var groups = titles.Select(title => Groups.Single(group => group.Title == title));
        return new(groups.SelectMany(group => group.Rows).Select(row => row.Fault));
    }
}
