#if NET
using System;
using System.Threading;

namespace WorkflowStatus.Core.Http;

/// <summary>What Microsoft.Bcl.TimeProvider offers on .NET Standard, by its name there.</summary>
internal static class TimeProviderTokens
{
    public static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay) => new(delay, time);
}
#endif
