using System;
using System.IO;
using System.Threading;

namespace WorkflowStatus.Core.Files;

/// <summary>
/// Replaces a file as a whole: a temporary file beside it, flushed to the disk, then renamed. A reader, or a machine
/// that lost its power, finds the old text or the new one, never a part.
/// </summary>
internal static class WholeFile
{
    private const string Suffix = ".tmp";

    /// <summary>Renaming onto a file that a reader has open just now may fail on Windows.</summary>
    private static readonly TimeSpan RenameLimit = TimeSpan.FromSeconds(2);

    /// <summary>Replaces a file that nobody but its owner may read.</summary>
    public static void Write(string path, byte[] text, TimeProvider time) =>
        Write(path, temporary => PrivateFile.Open(temporary, FileMode.CreateNew), file => file.Write(text, 0, text.Length), overwrite: true, time);

    /// <summary>Makes or replaces a file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="open">Makes the temporary file: where there is such a file already, it must fail.</param>
    /// <param name="write">Writes what the file shall hold, and leaves the stream open.</param>
    /// <param name="overwrite">Whether there may be a file already.</param>
    /// <param name="time">The clock for waiting.</param>
    /// <exception cref="IOException">It could not be written, or there is a file and <paramref name="overwrite"/> is false.</exception>
    public static void Write(string path, Func<string, FileStream> open, Action<Stream> write, bool overwrite, TimeProvider time)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{Suffix}";
        try
        {
            using (var file = open(temporary))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            // Not cancelled: everything but the rename is done by now.
            SharingRetry.Run(() => Replace(temporary, path, overwrite), RenameLimit, time, CancellationToken.None);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Removes what a crash left behind. To be called by the owner of the lock: nobody else has such a file in use then.</summary>
    public static void RemoveRemains(string path)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*" + Suffix))
        {
            TryDelete(file);
        }
    }

    private static bool Replace(string temporary, string path, bool overwrite)
    {
#if NET
        File.Move(temporary, path, overwrite);
#else
        if (overwrite && File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
#endif
        return true;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It holds no secret, and the next registration tries again.
        }
    }
}
