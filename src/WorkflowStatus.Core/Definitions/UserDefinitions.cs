using System;
using System.IO;
using WorkflowStatus.Core.Files;

namespace WorkflowStatus.Core.Definitions;

/// <summary>The user's own definitions: files in a folder of theirs. Safe for concurrent use.</summary>
internal sealed class UserDefinitions
{
    /// <summary>The definitions' folder, and the configuration folder that it is in.</summary>
    private const int OwnFolders = 2;

    private readonly Func<string> _folder;
    private readonly TimeProvider _time;

    /// <summary>Of the folder that was asked for last: one reference, which no other thread finds half written.</summary>
    private ProviderCatalog? _catalog;

    /// <summary>Makes them known.</summary>
    /// <param name="folder">Gives the folder; asked each time, since it may change.</param>
    /// <param name="time">The clock for waiting on a file.</param>
    public UserDefinitions(Func<string> folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
    }

    /// <summary>What is in the folder; nothing where there is no folder for settings, so that built-in providers work without.</summary>
    public ProviderCatalog Catalog
    {
        get
        {
            string folder;
            try
            {
                folder = _folder();
            }
            catch (WorkflowStatusException)
            {
                return new ProviderCatalog();
            }

            var catalog = _catalog;
            if (catalog?.IsOf(folder) != true)
            {
                _catalog = catalog = new ProviderCatalog(folder);
            }

            return catalog;
        }
    }

    public bool Has(string name) => Catalog.FileOf(name) is not null;

    /// <exception cref="WorkflowStatusException">InvalidDefinition; InvalidConfiguration when every user of the machine may write to the file, its folder or the one above.</exception>
    public ProviderDefinition Get(string name)
    {
        var catalog = Catalog;
        if (catalog.FileOf(name) is { } file)
        {
            Exposure.Refuse(file, OwnFolders);
        }

        return catalog.Get(name);
    }

    /// <exception cref="WorkflowStatusException">InvalidConfiguration: the file cannot be written, or every user of the machine may write to it or its folders.</exception>
    public void Save(string name, byte[] text)
    {
        var folder = _folder();
        var file = Catalog.FileOf(name) ?? Path.Combine(folder, name + ProviderCatalog.Suffix);
        Try(file, "written", () =>
        {
            PrivateFile.CreateFolder(folder);
            Exposure.Refuse(file, OwnFolders);
            if (PrivateFile.IsLink(file))
            {
                throw new IOException("it is a symbolic link, and links are not written through");
            }

            WholeFile.Write(file, text, _time);
        });
    }

    /// <exception cref="WorkflowStatusException">InvalidConfiguration: the file cannot be removed.</exception>
    public void Remove(string name)
    {
        var file = Catalog.FileOf(name)!;
        Try(file, "removed", () => File.Delete(file));
    }

    private static void Try(string file, string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidConfiguration, $"The file '{file}' cannot be {what}: {error.Message.TrimEnd('.')}.", "Check the folder and its rights.", error) { Target = file };
        }
    }
}
