using System;
using System.IO;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>Files in the user's folder that are not what they seem.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ws-hostile-").FullName;
    private readonly string _folder;
    private readonly ProviderRegistry _registry;

    public HostileFileTests()
    {
        _folder = Path.Combine(_root, "providers");
        Directory.CreateDirectory(_folder);
        _registry = new ProviderRegistry(Providers.BuiltIn, () => _folder, new FakeTimeProvider());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_file_of_a_gigabyte_is_refused_without_being_read()
    {
        using (var file = File.Create(Put("Large", string.Empty)))
        {
            // Sparse: it takes no room on the disk.
            file.SetLength(1L << 30);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<WorkflowStatusException>(() => _registry.Get("Large"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
        Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
        Assert.Contains("at most 256 KB", error.Message, StringComparison.Ordinal);
    }

#if NET // Modes and links of Unix, where .NET Framework never runs.
    [Fact]
    public void A_file_without_an_end_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(_folder, "Endless.provider.json"), "/dev/zero");
        var error = Assert.Throws<WorkflowStatusException>(() => DefinitionLoader.LoadFile(Path.Combine(_folder, "Endless.provider.json")));
        Assert.Contains("at most 256 KB", error.Message, StringComparison.Ordinal);
    }
#endif

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_an_error()
    {
        var path = Path.Combine(_folder, "Folder.provider.json");
        Directory.CreateDirectory(path);
        Assert.Equal(WorkflowErrorId.InvalidDefinition, Assert.Throws<WorkflowStatusException>(() => DefinitionLoader.LoadFile(path)).ErrorId);
        Assert.DoesNotContain("Folder", _registry.Names());
    }

#if NET // Modes and links of Unix, where .NET Framework never runs.
    [Fact]
    public void A_link_is_read_never_written_and_removed_without_its_target()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var target = Path.Combine(_root, "elsewhere.json");
        File.WriteAllText(target, Text("Linked"));
        File.CreateSymbolicLink(Path.Combine(_folder, "Linked.provider.json"), target);
        Assert.Equal("Linked", _registry.Get("Linked").Name);

        var error = Assert.Throws<WorkflowStatusException>(() => Save("Linked", overwrite: true));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("symbolic link", error.Message, StringComparison.Ordinal);
        Assert.Equal(Text("Linked"), File.ReadAllText(target));

        _registry.Remove("Linked");
        Assert.True(File.Exists(target));
        Assert.Null(_registry.Origin("Linked"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_every_user_may_write_is_not_used(bool isFolder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var open = isFolder ? _folder : Put("Open", Text("Open"));
        Put("Open", Text("Open"));
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite);
        var error = Assert.Throws<WorkflowStatusException>(() => _registry.Get("Open"));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains($"every user of this machine may write to '{open}'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"chmod o-w '{open}'", error.Message, StringComparison.Ordinal);

        // Neither does what lies there open take the place of a built-in definition, nor is that hidden by it.
        Put("Aster", Text("Aster"));
        if (isFolder)
        {
            Assert.Throws<WorkflowStatusException>(() => _registry.Get("Aster"));
            Assert.Throws<WorkflowStatusException>(() => Save("Other"));
        }

        Assert.Equal("Oumla", _registry.Get("Oumla").Name);
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) & ~UnixFileMode.OtherWrite);
        Assert.Equal("Open", _registry.Get("Open").Name);
    }

    [Fact]
    public void A_link_counts_by_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var target = Path.Combine(_root, "elsewhere.json");
        File.WriteAllText(target, Text("Linked"));
        File.SetUnixFileMode(target, File.GetUnixFileMode(target) | UnixFileMode.OtherWrite);
        File.CreateSymbolicLink(Path.Combine(_folder, "Linked.provider.json"), target);
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, Assert.Throws<WorkflowStatusException>(() => _registry.Get("Linked")).ErrorId);
    }

    [Fact]
    public void What_is_registered_is_private()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.Delete(_folder);
        Save("Mine");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "Mine.provider.json")));
    }
#endif

    [Fact]
    public void A_file_name_that_acts_on_a_screen_is_not_listed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Put("\u001b[2J", Text("Test"));
        Put("\u202eevil", Text("Test"));
        Put("Sound", Text("Sound"));
        Assert.DoesNotContain(_registry.Names(), name => name.Contains('\u001b', StringComparison.Ordinal) || name.Contains('\u202e', StringComparison.Ordinal));
        Assert.Contains("Sound", _registry.Names());
    }

    [Fact]
    public void A_built_in_name_is_taken_only_on_purpose()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Save("aster"));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains("is built in", error.Message, StringComparison.Ordinal);
        Assert.Throws<WorkflowStatusException>(() => _registry.Add(Definition("ASTER"), overwrite: false));
        Assert.Equal(ProviderOrigin.BuiltIn, _registry.Origin("Aster"));

        Assert.Equal("Aster", _registry.Displaced(Definition("aster"))!.Name);
        Save("aster", overwrite: true);
        Assert.Equal(ProviderOrigin.User, _registry.Origin("Aster"));
        Assert.Equal("https://api.example.com", _registry.Get("Aster").BaseUriTemplate);
        _registry.Remove("Aster");
        Assert.Equal("https://policy.aster-lang.dev", _registry.Get("Aster").BaseUriTemplate);
    }

    private static string Text(string name) => TestDefinition.TextWith(("name", $"\"{name}\""));

    private static ProviderDefinition Definition(string name) => Providers.Load(Text(name));

    private void Save(string name, bool overwrite = false) => _registry.Save(Definition(name), Encoding.UTF8.GetBytes(Text(name)), overwrite);

    private string Put(string name, string text)
    {
        var path = Path.Combine(_folder, name + ".provider.json");
        File.WriteAllText(path, text);
        return path;
    }
}
