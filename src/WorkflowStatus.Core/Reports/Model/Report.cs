using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Model;

/// <summary>All that the parts of the page draw from.</summary>
internal sealed class Report
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public Report(IReadOnlyList<WorkflowRun> runs, string title, DateTime generatedAt)
    {
        Title = title;
        GeneratedAt = generatedAt;
        Runs = runs.Select((run, index) => new ReportRun(run, index + 1, generatedAt)).ToList();
        Providers = Runs.Select(run => run.Provider).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal).ToList();
        foreach (var provider in Providers)
        {
            _numbers.Add(provider, _numbers.Count + 1);
        }

        Span = Runs.Select(run => run.Times).Aggregate((TimeRange?)null, TimeRange.Union);
    }

    public string Title { get; }

    /// <summary>UTC.</summary>
    public DateTime GeneratedAt { get; }

    /// <summary>The runs in the order in which they were given: whoever sorted them meant it.</summary>
    public IReadOnlyList<ReportRun> Runs { get; }

    /// <summary>The providers by name.</summary>
    public IReadOnlyList<string> Providers { get; }

    /// <summary>From the first start to the last end; null when no run tells a time.</summary>
    public TimeRange? Span { get; }

    /// <summary>A provider's place among <see cref="Providers"/>, from 1.</summary>
    public int NumberOf(string provider) => _numbers[provider];

    public int Count(Outcome outcome) => Runs.Count(run => run.Outcome == outcome);
}
