using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using WorkflowStatus.Core.Files;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports;

/// <summary>The file of a page. It is replaced as a whole: a reader finds the old page or the new one, never a part.</summary>
public sealed class ReportFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private readonly bool _overwrite;
    private readonly TimeProvider _time;

    /// <summary>Names a file; nothing is made yet.</summary>
    /// <param name="path">The absolute path; behind a link, the file that it leads to is the one.</param>
    /// <param name="overwrite">Whether a file that exists may be replaced.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="WorkflowStatusException">ReportNotWritten: no file can have this path, or its folder may not be looked into.</exception>
    public ReportFile(string path, bool overwrite, TimeProvider? time = null)
    {
        FilePath = Resolve(path);
        _overwrite = overwrite;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The absolute path of the file itself.</summary>
    public string FilePath { get; }

    /// <summary>Says what is wrong with the path before the work that a report is about begins.</summary>
    /// <exception cref="WorkflowStatusException">ReportExists: there is a file, and it may not be replaced. ReportNotWritten: there is no such folder, what has the path is no file, or no file can have such a name.</exception>
    public void Check()
    {
        // On Windows a path may hold wildcards, and a file's name may not: told here, not when the page is written. Taken by
        // hand, since for .NET Framework a name begins after a colon too.
        var name = FilePath.Substring(FilePath.LastIndexOfAny(Separators) + 1);
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            throw Error(WorkflowErrorId.ReportNotWritten, $"'{FilePath}' holds a character that no file's name can have.", "Give another path.");
        }

        var folder = Path.GetDirectoryName(FilePath);
        if (Directory.Exists(FilePath) || string.IsNullOrEmpty(folder) || name.Length == 0)
        {
            throw Error(WorkflowErrorId.ReportNotWritten, $"'{FilePath}' is a folder.", "Give the path of a file in it.");
        }

        if (FileKind.IsSpecial(FilePath))
        {
            throw Error(WorkflowErrorId.ReportNotWritten, $"'{FilePath}' is no file: it is a pipe, a socket or a device.", "Give another path.");
        }

        if (!Directory.Exists(folder))
        {
            throw Error(WorkflowErrorId.ReportNotWritten, $"The folder '{folder}' does not exist.", "Create it, or give another path.");
        }

        if (!_overwrite && File.Exists(FilePath))
        {
            throw Error(WorkflowErrorId.ReportExists, $"The file '{FilePath}' exists.", "Add -Force to replace it, or give another path.");
        }
    }

    /// <summary>Writes the page.</summary>
    /// <param name="runs">The runs, in the order of the table.</param>
    /// <param name="title">The page's title.</param>
    /// <exception cref="WorkflowStatusException">As for <see cref="Check"/>; ReportNotWritten also when the disk or the rights to it do not allow it. What was there is still there.</exception>
    public void Write(IReadOnlyList<WorkflowRun> runs, string title)
    {
        Check();
        try
        {
            WholeFile.Write(FilePath, Open, Content, _overwrite, _time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else's file that came in between is told from a full disk.
            Check();
            throw NotWritten(FilePath, error);
        }

        void Content(Stream file)
        {
            using var text = new StreamWriter(file, Utf8, bufferSize: 1 << 16, leaveOpen: true);
            WorkflowReport.Write(text, runs, title, _time.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>Renaming would replace a link by a file, which nobody asked for.</summary>
    private static string Resolve(string path)
    {
        if (path.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            var shown = SafeText.Line(path, 200);
            throw new WorkflowStatusException(WorkflowErrorId.ReportNotWritten, $"'{shown}' holds a character that no path can have.", "Give another path.") { Target = shown };
        }

#if NET
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // No such file or folder, or links in a circle: said when it is checked or written.
        }
        catch (UnauthorizedAccessException error)
        {
            throw NotWritten(path, error);
        }
#endif
        return path;
    }

    /// <summary>Makes the temporary file, with the mode of the file that it will replace: whoever could read that one can read this one.</summary>
    private FileStream Open(string temporary)
    {
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
#if NET
        if (!OperatingSystem.IsWindows() && File.Exists(FilePath))
        {
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(FilePath));
        }
#endif
        return file;
    }

    private static WorkflowStatusException NotWritten(string path, Exception error) =>
        new(WorkflowErrorId.ReportNotWritten, $"The report '{path}' cannot be written: {error.Message.TrimEnd('.')}.", "Check the path and the rights to it.", error) { Target = path };

    private WorkflowStatusException Error(WorkflowErrorId id, string message, string advice) =>
        new(id, message, advice) { Target = FilePath };
}
