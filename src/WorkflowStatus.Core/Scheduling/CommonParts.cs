using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Finds the equal of a part that another run of the wait has already. For one thread.</summary>
internal sealed class CommonParts
{
    /// <summary>With more kinds than this it begins anew: what the runs themselves keep is shared still.</summary>
    private const int Most = 1000;

    private readonly Dictionary<CommonPart, CommonPart> _known = [];

    /// <summary>What a run has in common with others.</summary>
    public CommonPart Of(WorkflowRun run)
    {
        var part = new CommonPart(run);
        if (!part.IsShort)
        {
            return part;
        }

        if (_known.TryGetValue(part, out var known))
        {
            return known;
        }

        if (_known.Count == Most)
        {
            _known.Clear();
        }

        return _known[part] = part;
    }
}
