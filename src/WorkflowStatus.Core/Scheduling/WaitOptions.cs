using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>When a wait ends, and how often it looks.</summary>
public sealed record WaitOptions
{
    /// <summary>How long it may take; zero looks once; null waits for ever. One hour.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The interval between two looks at one run; null for the service's advice, else the square-root schedule.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>The longest interval; null for the service's advice, else 30 s.</summary>
    public TimeSpan? MaximumPollInterval { get; init; }

    /// <summary>Requests in flight at most; 32.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>States that end the wait for a run beside the terminal ones; empty for none.</summary>
    public IReadOnlyCollection<RunState> Until { get; init; } = [];

    /// <summary>Whether the first run that ends, ends the whole wait.</summary>
    public bool IsAny { get; init; }

    /// <summary>Whether the first run that ends without success, or cannot be read, ends the whole wait.</summary>
    public bool IsFailFast { get; init; }

    /// <summary>Whether each run that ended without success is an error too.</summary>
    public bool IsFailureError { get; init; }

    /// <summary>How long a run that was never seen may answer 404, and one that was seen a 404 with an HTML page; 30 s.</summary>
    public TimeSpan NotFoundGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether polls leave out what costs extra; the last read of a run does not, unless <see cref="Read"/> says so.</summary>
    public bool PollsAreSummaries { get; init; } = true;

    /// <summary>Up to how many runs, ended ones too, the last snapshot of each is kept whole; of more, its outline.</summary>
    internal int WholeSnapshots { get; init; } = 5_000;

    /// <summary>How the last read of a run is done.</summary>
    public ReadOptions Read { get; init; } = ReadOptions.Default;
}
