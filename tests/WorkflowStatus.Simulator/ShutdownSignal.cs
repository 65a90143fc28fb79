using System.Runtime.InteropServices;

namespace WorkflowStatus.Simulator;

/// <summary>Waits for the end: standard input closes, SIGINT or SIGTERM.</summary>
internal static class ShutdownSignal
{
    public static async Task WaitAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        // A thread of its own, as a read of a terminal cannot be cancelled; in the background, as it must not hold the process.
        new Thread(ReadToEnd) { IsBackground = true }.Start();
        await ended.Task.ConfigureAwait(false);

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }

        void ReadToEnd()
        {
            using var input = Console.OpenStandardInput();
            input.CopyTo(Stream.Null);
            ended.TrySetResult();
        }
    }
}
