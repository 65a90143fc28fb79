#if NET
using System;
using System.Formats.Tar;
using System.IO;
#endif

namespace WorkflowStatus.Core.Reports;

/// <summary>Tells a file from a pipe, a socket or a device, which have the look of an empty file.</summary>
internal static class FileKind
{
#if NET
    /// <summary>What an exception has that .NET itself made; one of the system's has the system's number.</summary>
    private const int OwnError = unchecked((int)0x80131620);
#endif

    /// <summary>Whether what has a path is neither a folder nor a file with a content of its own.</summary>
    /// <param name="path">The path; behind it there may be nothing.</param>
    public static bool IsSpecial(string path)
    {
#if NET
        if (OperatingSystem.IsWindows() || !File.Exists(path) || new FileInfo(path).Length > 0)
        {
            return false;
        }

        // The one part of .NET that says what it is packs archives; it opens nothing but files, where a pipe would wait.
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (IOException error) when (error.HResult == OwnError)
        {
            // A socket, which no archive can hold.
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has gone, or is a file that may not be read, or not now: writing will tell.
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.Fifo or TarEntryType.CharacterDevice or TarEntryType.BlockDevice;
#else
        return false;
#endif
    }
}
