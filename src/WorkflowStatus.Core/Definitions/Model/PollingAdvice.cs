using System;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How often the service wants to be asked; a null means that its documents do not say.</summary>
public sealed record PollingAdvice
{
    /// <summary>Nothing is advised.</summary>
    public static readonly PollingAdvice None = new();

    /// <summary>The first interval.</summary>
    public TimeSpan? First { get; init; }

    /// <summary>What each interval is multiplied by for the next; 1 for a fixed interval.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>The longest interval.</summary>
    public TimeSpan? Maximum { get; init; }

    /// <summary>The longest interval that the user's connection allows, which nothing may stretch; null when it says none.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>How far an interval may be off at random, as a fraction (0.1 for 10 %).</summary>
    public double? Jitter { get; init; }

    /// <summary>How long one request may take; null for the caller's own limit.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>How many requests a credential may make in <see cref="RateWindow"/>; null for no limit.</summary>
    public int? RateLimit { get; init; }

    /// <summary>The time that <see cref="RateLimit"/> counts over.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(1);
}
