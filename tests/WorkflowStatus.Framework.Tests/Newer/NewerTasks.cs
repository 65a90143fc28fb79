using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests;

/// <summary>What newer .NET does with tasks, for the tests' own use.</summary>
internal static class NewerTasks
{
    extension(Task task)
    {
        public static Task Delay(TimeSpan time, TimeProvider clock) => clock.Delay(time);

        public static Task Delay(TimeSpan time, TimeProvider clock, CancellationToken cancellation) => clock.Delay(time, cancellation);

        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;

        public Task WaitAsync(TimeSpan limit) => TimeProviderTaskExtensions.WaitAsync(task, limit, TimeProvider.System);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(TimeSpan limit) => TimeProviderTaskExtensions.WaitAsync(task, limit, TimeProvider.System);
    }

    extension(ValueTask)
    {
        public static ValueTask CompletedTask => default;
    }

    extension(CancellationTokenSource source)
    {
        public Task CancelAsync() => Task.Run(source.Cancel);
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks * factor));

        public static TimeSpan operator *(double factor, TimeSpan time) => time * factor;

        public static TimeSpan operator /(TimeSpan time, double divisor) => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));
    }

    extension(DateTime)
    {
        public static DateTime UnixEpoch => new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }

    extension(Stopwatch)
    {
        public static TimeSpan GetElapsedTime(long since) => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - since) / (double)Stopwatch.Frequency);
    }
}
