using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>What .NET has no call for, on Linux and macOS.</summary>
internal static class SystemCalls
{
    private const int Nobody = 65534;

    /// <summary>Makes a named pipe.</summary>
    /// <returns>0 when it was made.</returns>
    [DllImport("libc", EntryPoint = "mkfifo")]
    public static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    /// <summary>Runs something with the rights to files that nobody has, also where the tests are run by root, whom no mode keeps out.</summary>
    public static void AsNobody(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        // The user of files is one of a thread, which ends with it.
        var thread = new Thread(() =>
        {
            try
            {
                if (OperatingSystem.IsLinux())
                {
                    _ = SetFileUser(Nobody);
                }

                action();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);
}
