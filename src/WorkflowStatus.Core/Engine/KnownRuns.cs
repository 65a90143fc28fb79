using System.Collections.Generic;

namespace WorkflowStatus.Core.Engine;

/// <summary>What an earlier look at the same address gave, so that the service need not send it again (RFC 9110, section 13.1.2).</summary>
/// <param name="ETag">The service's mark of that answer.</param>
/// <param name="Runs">The runs that were read from it.</param>
internal sealed record KnownRuns(string ETag, IReadOnlyList<WorkflowRun> Runs);
