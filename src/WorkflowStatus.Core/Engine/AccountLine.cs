using System.Collections.Generic;
using WorkflowStatus.Core.Rate;

namespace WorkflowStatus.Core.Engine;

/// <summary>What the main requests of one account share, made once.</summary>
/// <param name="Headers">All headers, the credential's included.</param>
/// <param name="Budget">What the requests are counted against.</param>
internal sealed record AccountLine(IReadOnlyList<KeyValuePair<string, string>> Headers, RateBudget Budget)
{
    /// <summary>Never the headers: they hold the credential.</summary>
    public override string ToString() => nameof(AccountLine);
}
