using System;

namespace WorkflowStatus.Core.Text;

/// <summary>Makes times of numbers, to the tick: <see cref="TimeSpan.FromSeconds(double)"/> of .NET Framework rounds to a millisecond.</summary>
internal static class Spans
{
    /// <summary>A time of some seconds.</summary>
    /// <exception cref="OverflowException">It is longer than a time can be.</exception>
    public static TimeSpan OfSeconds(double seconds) => TimeSpan.FromTicks(checked((long)(seconds * TimeSpan.TicksPerSecond)));
}
