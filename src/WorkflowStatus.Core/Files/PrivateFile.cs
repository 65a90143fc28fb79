using System.IO;
#if NET
using System;
#endif

namespace WorkflowStatus.Core.Files;

/// <summary>
/// Makes files and folders that only their owner can read: with that mode from the first moment, not changed to it
/// afterwards. On Windows both inherit the access list of the user's profile.
/// </summary>
internal static class PrivateFile
{
    /// <summary>Makes a folder where there is none, its parents too.</summary>
    public static void CreateFolder(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Opens a file for nobody else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may exist.</param>
    public static FileStream Open(string path, FileMode mode)
    {
#if NET
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
#endif
    }

    /// <summary>Whether a path is a symbolic link, one that leads nowhere included.</summary>
    public static bool IsLink(string path)
    {
#if NET
        return new FileInfo(path).LinkTarget is not null;
#else
        return File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
#endif
    }
}
