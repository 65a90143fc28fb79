#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
#endif

namespace WorkflowStatus.Core.Files;

/// <summary>
/// Whether every user of the machine may change a settings file. Whoever can, decides where keys are sent: such a file
/// is not used. Groups are left to the user, and so is the access list on Windows.
/// </summary>
internal static class Exposure
{
    /// <summary>Finds what lies open: a file, or a folder that it is in. A link counts by what it leads to.</summary>
    /// <param name="file">The file; it need not exist.</param>
    /// <param name="folders">
    /// How many folders, from the file upwards, are the settings' own: whoever can write to one can put another in the place
    /// of what it holds.
    /// </param>
    /// <returns>The path that every user may write to; null when there is none.</returns>
    public static string? Find(string file, int folders)
    {
#if NET
        return OperatingSystem.IsWindows() ? null : Upwards(file).Take(folders + 1).FirstOrDefault(IsOpen);
#else
        return null;
#endif
    }

    /// <summary>The same as an error, for a file that exists.</summary>
    /// <exception cref="WorkflowStatusException">InvalidConfiguration: it, or one of its folders, lies open.</exception>
    public static void Refuse(string file, int folders)
    {
        if (Find(file, folders) is { } open)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidConfiguration,
                $"The settings file '{file}' is not used: every user of this machine may write to '{open}', and so could send your keys elsewhere.",
                $"Look at what it holds, then run: chmod o-w '{open}'") { Target = file };
        }
    }

#if NET
    private static IEnumerable<string> Upwards(string file)
    {
        for (var path = Path.GetFullPath(file); path is not null; path = Path.GetDirectoryName(path))
        {
            yield return path;
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path)
    {
        try
        {
            return File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not there, or not to be looked at: reading it will say so.
            return false;
        }
    }
#endif
}
