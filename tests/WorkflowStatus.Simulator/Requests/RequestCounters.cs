namespace WorkflowStatus.Simulator.Requests;

/// <summary>Counts requests without a lock, so that counting stays on even for a benchmark.</summary>
internal sealed class RequestCounters
{
    private int inFlight;
    private int maximum;
    private long total;

    public SimulatorStatistics Read() =>
        new(Volatile.Read(ref inFlight), Volatile.Read(ref maximum), Interlocked.Read(ref total));

    public void Enter()
    {
        Interlocked.Increment(ref total);
        var now = Interlocked.Increment(ref inFlight);
        var seen = Volatile.Read(ref maximum);
        while (now > seen)
        {
            var before = Interlocked.CompareExchange(ref maximum, now, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    public void Leave() => Interlocked.Decrement(ref inFlight);

    // What is in flight stays in flight: only the memory of the past is dropped.
    public void Clear()
    {
        Interlocked.Exchange(ref total, 0);
        Interlocked.Exchange(ref maximum, Volatile.Read(ref inFlight));
    }
}
