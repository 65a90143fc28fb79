using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How to ask.</summary>
/// <param name="Path">The path below the base URI, with <c>{id}</c> and parameters.</param>
/// <param name="Query">Query names and values.</param>
/// <param name="SummaryQuery">What a summary request puts in their place.</param>
/// <param name="Headers">Extra headers.</param>
internal sealed record RequestDefinition(
    UriTemplate Path,
    IReadOnlyList<KeyValuePair<string, UriTemplate>> Query,
    IReadOnlyList<KeyValuePair<string, UriTemplate>> SummaryQuery,
    IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>The places such as <c>{$.job.id}</c> of a follow-up request, by their text without braces: paths into the run in the main answer.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonPath>> RunPaths { get; init; } = [];

    /// <summary>The query names and values that are sent.</summary>
    public IEnumerable<KeyValuePair<string, UriTemplate>> QueryOf(bool isSummary) =>
        isSummary ? Query.Where(pair => SummaryQuery.All(summary => summary.Key != pair.Key)).Concat(SummaryQuery) : Query;

    /// <summary>The names that the path and the query use.</summary>
    /// <param name="isSummary">Whether those of a summary request are wanted too.</param>
    /// <returns>The names, some of them perhaps several times.</returns>
    public List<string> Names(bool isSummary)
    {
        var names = new List<string>(Path.Names);
        foreach (var query in isSummary ? new[] { Query, SummaryQuery } : [Query])
        {
            foreach (var pair in query)
            {
                names.AddRange(pair.Value.Names);
            }
        }

        return names;
    }
}
