using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using WorkflowStatus.Core.Files;

namespace WorkflowStatus.Core.Connections;

/// <summary>
/// The connection file on the disk. Reading takes no lock, since the file is only ever replaced as a whole; changing
/// it is done under a lock that every process respects.
/// </summary>
internal sealed class ConnectionFile
{
    /// <summary>The configuration folder.</summary>
    private const int OwnFolders = 1;

    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly TimeProvider _time;

    public ConnectionFile(string folder, TimeProvider time)
    {
        _folder = Path.GetFullPath(folder);
        _time = time;
        FilePath = Path.Combine(_folder, "connections.json");
        LockPath = Path.Combine(_folder, "connections.lock");
    }

    public string FilePath { get; }

    /// <summary>The lock file stays when it is free: removing it would let two processes each hold one of their own.</summary>
    public string LockPath { get; }

    /// <summary>What the file holds; empty when there is none.</summary>
    /// <exception cref="WorkflowStatusException">InvalidConfiguration: the file cannot be read, is wrong, or is of a newer version.</exception>
    public IReadOnlyList<WorkflowConnection> Read()
    {
        try
        {
            if (ReadBytes() is not { } text)
            {
                return [];
            }

            Exposure.Refuse(FilePath, OwnFolders);
            return ConnectionReader.Read(text, FilePath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConnectionErrors.Unreadable(FilePath, error);
        }
    }

    /// <summary>
    /// Reads, changes and writes, with nobody in between. A file that cannot be read is left as it is, and so is one whose
    /// new text could not be.
    /// </summary>
    /// <param name="change">Makes the new content of the old.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    public void Change(Func<IReadOnlyList<WorkflowConnection>, IEnumerable<WorkflowConnection>> change, CancellationToken cancellation)
    {
        try
        {
            PrivateFile.CreateFolder(_folder);
            Exposure.Refuse(FilePath, OwnFolders);
            if (PrivateFile.IsLink(LockPath))
            {
                throw ConnectionErrors.Link(LockPath);
            }

            using (Lock(cancellation))
            {
                if (PrivateFile.IsLink(FilePath))
                {
                    throw ConnectionErrors.Link(FilePath);
                }

                var text = ConnectionWriter.Write(change(Read()));
                if (text.Length > ConnectionMembers.FileBytes)
                {
                    throw ConnectionErrors.WouldBeTooLarge(FilePath);
                }

                // A text that cannot be read back would cost all connections.
                if (ConnectionReader.Problems(text, FilePath) is { Count: > 0 } problems)
                {
                    throw ConnectionErrors.WouldBeDamaged(FilePath, problems);
                }

                WholeFile.RemoveRemains(FilePath);
                WholeFile.Write(FilePath, text, _time);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConnectionErrors.Unwritable(FilePath, error);
        }
    }

    private FileStream Lock(CancellationToken cancellation)
    {
        try
        {
            return SharingRetry.Run(() => PrivateFile.Open(LockPath, FileMode.OpenOrCreate), LockLimit, _time, cancellation);
        }
        catch (IOException error) when (SharingRetry.IsHeld(error))
        {
            throw ConnectionErrors.Locked(FilePath, LockPath, LockLimit, error);
        }
    }

    private byte[]? ReadBytes()
    {
        try
        {
            var text = BoundedFile.Read(FilePath, ConnectionMembers.FileBytes);
            return text.Length <= ConnectionMembers.FileBytes ? text : throw ConnectionErrors.TooLarge(FilePath);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
