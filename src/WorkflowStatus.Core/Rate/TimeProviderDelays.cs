#if NET
using System;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Rate;

/// <summary>What Microsoft.Bcl.TimeProvider offers on .NET Standard, by its name there.</summary>
internal static class TimeProviderDelays
{
    public static Task Delay(this TimeProvider time, TimeSpan delay, CancellationToken cancellation) => Task.Delay(delay, time, cancellation);
}
#endif
