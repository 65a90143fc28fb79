using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What is kept of one id that is waited for; <see cref="WaitItem"/> tells what it means. There may be a hundred thousand: it has no object of its own.</summary>
internal struct WaitEntry
{
    public Outline Outline;
    public WaitRarities? Rarities;
    public DateTime StartedAt;
    public TimeSpan BornAt;

    /// <summary>Where the id is kept.</summary>
    public int Place;

    public byte Polls;
    public byte WholeFailures;
    public WaitPhase Phase;
    public bool IsInFlight;
}
