using System;

namespace WorkflowStatus.Core.Engine;

/// <summary>How one read is done.</summary>
public sealed record ReadOptions
{
    /// <summary>The defaults.</summary>
    public static readonly ReadOptions Default = new();

    /// <summary>Whether what costs extra is left out: logs, and follow-up requests that do not decide on the state.</summary>
    public bool IsSummary { get; init; }

    /// <summary>How long one request may take, its body included; 30 s. The definition's advice wins when it is shorter.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated after a transport fault, a 408, 429 or 5xx; 3.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The same for those of many runs that come after the first few: they keep the service's rate limit, and a silence that it asks for where that is a minute at most, as the windows of most limits are.</summary>
    /// <returns>The options.</returns>
    public ReadOptions AfterTheFirst() => this with { IsRationed = true, HoldPatience = TimeSpan.FromMinutes(1) };

    /// <summary>Whether the scheduler has already taken the first request from the rate budget.</summary>
    internal bool IsPaid { get; init; }

    /// <summary>Whether a passing fault of any follow-up request is one of the whole read: somebody looks again anyway. Of one that the state depends on it always is.</summary>
    internal bool InsistsOnFollowUps { get; init; }

    /// <summary>Whether every other request waits for the rate budget too, as all of a wait do, and those of one command beyond the first few; a person's single read does not.</summary>
    internal bool IsRationed { get; init; }

    /// <summary>How long such a request waits where the service asks for silence, again and again included; one that would have to wait longer fails. As long as it takes.</summary>
    internal TimeSpan HoldPatience { get; init; } = TimeSpan.MaxValue;

    /// <summary>Whether a page of a follow-up request, by its name and number from 0, is asked for when the page before tells of it; null: every one.</summary>
    internal Func<string, int, bool>? HasPage { get; init; }

    /// <summary>Is told of each page of a follow-up request, by its name and number from 0, before it is asked for; null: nobody is.</summary>
    internal Action<string, int>? Asking { get; init; }

    /// <summary>What is known from an earlier read; null asks for everything.</summary>
    internal KnownRuns? Known { get; init; }
}
