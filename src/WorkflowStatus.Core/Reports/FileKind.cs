#if NET
using System;
using System.Formats.Tar;
using System.IO;
#endif

namespace WorkflowStatus.Core.Reports;

/// <summary>Tells a file from a pipe, a socket or a device, which have the look of an empty file.</summary>
internal static class FileKind
{
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
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // It has gone, or is a file that may not be read.
            return false;
        }
        catch (IOException)
        {
            // A socket, which no archive can hold.
            return true;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.Fifo or TarEntryType.CharacterDevice or TarEntryType.BlockDevice;
#else
        return false;
#endif
    }
}
