namespace WorkflowStatus.Simulator.Scripts;

/// <summary>The plays of one run: each is answered once and the last repeats, or they follow the clock.</summary>
internal sealed class RunScript(IReadOnlyList<Play> plays)
{
    private readonly bool timed = plays.Any(play => play.After is not null);
    private int next;

    /// <summary>The play for the next request.</summary>
    /// <param name="age">Time since the run's first request.</param>
    public Play Next(TimeSpan age)
    {
        if (!timed)
        {
            var index = Interlocked.Increment(ref next) - 1;
            // Unsigned, so that a count past the largest integer still repeats the last play.
            return plays[(int)Math.Min((uint)index, (uint)plays.Count - 1)];
        }

        var current = plays[0];
        foreach (var play in plays)
        {
            if ((play.After ?? TimeSpan.Zero) <= age)
            {
                current = play;
            }
        }

        return current;
    }
}
