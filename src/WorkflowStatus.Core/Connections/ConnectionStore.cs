using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Connections;

/// <summary>
/// The registered connections: one JSON file in the user's configuration folder, without any secret. Safe for
/// concurrent use, also by several processes: the file is replaced as a whole, under a lock. A file that is damaged or
/// of a newer version is never overwritten. A file that is a symbolic link is read, and not written: renaming would
/// replace the link by a file, which nobody asked for.
/// </summary>
public sealed class ConnectionStore
{
    private readonly ConnectionFile _file;
    private readonly TimeProvider _time;

    /// <summary>Opens the store of a folder; nothing is read or made yet.</summary>
    /// <param name="folder">The folder, such as <see cref="ConfigurationFolder.Locate()"/> gives; it need not exist.</param>
    /// <param name="time">The clock for the times of connections and for waiting; null for the system's.</param>
    public ConnectionStore(string folder, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _file = new ConnectionFile(folder, _time);
    }

    /// <summary>The file's absolute path; it need not exist.</summary>
    public string FilePath => _file.FilePath;

    /// <summary>All connections, sorted by name.</summary>
    /// <returns>The connections; empty when none was ever registered.</returns>
    /// <exception cref="WorkflowStatusException">InvalidConfiguration: the file cannot be read, is wrong, or is of a newer version.</exception>
    public IReadOnlyList<WorkflowConnection> List() => Sorted(_file.Read());

    /// <summary>The connection of a name.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="WorkflowStatusException">UnknownConnection, which names the near ones; InvalidConfiguration as for <see cref="List"/>.</exception>
    public WorkflowConnection Find(string name) => Find(List(), name);

    /// <summary>Says whether a connection can be saved, before anybody is asked or told about it; nothing is written.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">As for <see cref="Save"/>, but for what only writing can tell.</exception>
    public void Check(WorkflowConnection connection, bool overwrite = false)
    {
        if (ConnectionRules.Error(connection) is { } error)
        {
            throw error;
        }

        Free(List(), connection.Name, overwrite);
    }

    /// <summary>Registers a connection. Its times are set here: what the argument says of them is left alone.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="overwrite">Whether it takes the place of another of that name; the time of the first registration stays.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    /// <returns>The connection as saved, with its times.</returns>
    /// <exception cref="WorkflowStatusException">
    /// InvalidParameter: a value cannot be saved, or the name is taken and <paramref name="overwrite"/> is false.
    /// InvalidConfiguration: as for <see cref="List"/>, or the file cannot be written; it is as it was then.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the file is as it was.</exception>
    public WorkflowConnection Save(WorkflowConnection connection, bool overwrite = false, CancellationToken cancellation = default)
    {
        if (ConnectionRules.Error(connection) is { } error)
        {
            throw error;
        }

        var saved = connection;
        _file.Change(
            known =>
            {
                var old = Free(known, connection.Name, overwrite);
                saved = Stamped(connection, old?.CreatedAt);
                return Sorted(known.Where(entry => !ReferenceEquals(entry, old)).Append(saved));
            },
            cancellation);
        return saved;
    }

    /// <summary>Removes a connection. The secret that it names stays in its vault.</summary>
    /// <param name="name">The name, without case.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="WorkflowStatusException">UnknownConnection, or InvalidConfiguration as for <see cref="Save"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the file is as it was.</exception>
    public WorkflowConnection Remove(string name, CancellationToken cancellation = default)
    {
        // Looked for before the folder is made and the lock is taken: a wrong name leaves no trace.
        var removed = Find(name);
        _file.Change(
            known =>
            {
                removed = Find(known, name);
                return Sorted(known.Where(entry => !ReferenceEquals(entry, removed)));
            },
            cancellation);
        return removed;
    }

    /// <summary>The connection whose place a new one takes; null when there is none.</summary>
    private static WorkflowConnection? Free(IReadOnlyList<WorkflowConnection> known, string name, bool overwrite)
    {
        var old = known.FirstOrDefault(entry => IsNamed(entry, name));
        return old is null || overwrite ? old : throw ConnectionErrors.Exists(old.Name);
    }

    private static WorkflowConnection Find(IReadOnlyList<WorkflowConnection> known, string name) =>
        known.FirstOrDefault(entry => IsNamed(entry, name)) ?? throw UnknownNames.Connection(name, known.Select(entry => entry.Name).ToList());

    private static bool IsNamed(WorkflowConnection connection, string name) => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase);

    private static List<WorkflowConnection> Sorted(IEnumerable<WorkflowConnection> connections) =>
        connections.OrderBy(connection => connection.Name, StringComparer.OrdinalIgnoreCase).ToList();

    private WorkflowConnection Stamped(WorkflowConnection connection, DateTime? createdAt)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return new WorkflowConnection
        {
            Name = connection.Name,
            Provider = connection.Provider,
            BaseUri = connection.BaseUri,
            SecretName = connection.SecretName,
            VaultName = connection.VaultName,
            Parameters = connection.Parameters,
            RequestPath = connection.RequestPath,
            PollInterval = connection.PollInterval,
            MaximumPollInterval = connection.MaximumPollInterval,
            CreatedAt = createdAt ?? now,
            UpdatedAt = now,
        };
    }
}
