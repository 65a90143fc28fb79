using System;
using System.IO;
using System.Linq;
using WorkflowStatus.Core.Connections;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>A configuration folder that does not exist yet, and is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("connections-").FullName;

    /// <summary>Two levels below what exists: a store has to make both.</summary>
    public string Folder => Path.Combine(_root, "settings", "WorkflowStatus");

    public string FilePath => Path.Combine(Folder, "connections.json");

    public string LockPath => Path.Combine(Folder, "connections.lock");

    /// <summary>The names of all files in the folder, sorted.</summary>
    public string[] Files => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public ConnectionStore Store(TimeProvider? time = null) => new(Folder, time);

    /// <summary>Puts a file in place of the store's own.</summary>
    public void Put(string text) => Put(System.Text.Encoding.UTF8.GetBytes(text));

    public void Put(byte[] bytes)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(FilePath, bytes);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
