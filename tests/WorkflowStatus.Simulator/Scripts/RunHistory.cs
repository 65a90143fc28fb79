namespace WorkflowStatus.Simulator.Scripts;

/// <summary>What the simulator remembers of one run between two requests.</summary>
internal sealed class RunHistory(DateTime firstSeen)
{
    private int polls;
    private long endedTicks;

    /// <summary>The run's first request, UTC.</summary>
    public DateTime FirstSeen { get; } = firstSeen;

    /// <summary>Counts one more read and gives how many there were before.</summary>
    public int NextPoll() => Interlocked.Increment(ref polls) - 1;

    /// <summary>How many reads there were so far.</summary>
    public int Polls => Volatile.Read(ref polls);

    /// <summary>The play that answered the last read of the status; null before the first.</summary>
    public Play? LastPlay { get; set; }

    /// <summary>When the run was first shown ended; the same on every later read.</summary>
    public DateTime EndedAt(DateTime now)
    {
        Interlocked.CompareExchange(ref endedTicks, now.Ticks, 0);
        return new DateTime(Interlocked.Read(ref endedTicks), DateTimeKind.Utc);
    }
}
