using System;
using System.IO;
using System.Threading;

namespace WorkflowStatus.Core.Files;

/// <summary>Does something to a file again and again while another process holds the file.</summary>
internal static class SharingRetry
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs an action until it is not in another's way any more.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="limit">How long to go on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <exception cref="IOException">The file was held to the end, or something else is wrong with it.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static T Run<T>(Func<T> action, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return action();
            }
            catch (Exception error) when (IsHeld(error) && time.GetElapsedTime(start) < limit)
            {
                Wait(time, cancellation);
            }
        }
    }

    /// <summary>Whether the operating system says that another has the file open. Windows answers "denied" while a file is being replaced or scanned.</summary>
    public static bool IsHeld(Exception error)
    {
        if (error is not IOException)
        {
            return Platform.IsWindows && error is UnauthorizedAccessException;
        }

        // The numbers of Windows, which Mono uses everywhere.
        const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);

        // EWOULDBLOCK of flock: 11 on Linux, 35 on macOS.
        return error.HResult is SharingViolation or LockViolation || (!Platform.IsWindows && error.HResult is 11 or 35);
    }

    private static void Wait(TimeProvider time, CancellationToken cancellation)
    {
        using var rung = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => rung.Set(), null, Pause, Timeout.InfiniteTimeSpan);
        rung.Wait(cancellation);
    }
}
