using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>What is on the disk: whole, private, and without a secret.</summary>
public sealed class FileSafetyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_names_secrets_and_has_no_member_for_one()
    {
        _folder.Store().Save(Sample.Full);
        using var json = JsonDocument.Parse(File.ReadAllBytes(_folder.FilePath));
        Assert.Equal(["formatVersion", "connections"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1, json.RootElement.GetProperty("formatVersion").GetInt32());
        Assert.Equal(
            ["name", "provider", "baseUri", "secretName", "vaultName", "parameters", "requestPath", "pollIntervalSeconds", "maximumPollIntervalSeconds", "createdAt", "updatedAt"],
            json.RootElement.GetProperty("connections")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_connection_has_no_property_that_could_hold_a_secret()
    {
        var words = typeof(WorkflowConnection).GetProperties().Select(property => property.Name).ToList();
        Assert.DoesNotContain(words, name => name is "Secret" or "Token" or "ApiKey" or "Key" or "Password" or "Credential");
        Assert.All(typeof(WorkflowConnection).GetProperties(), property => Assert.DoesNotContain("Credential", property.PropertyType.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_file_and_its_lock_remain()
    {
        _folder.Store().Save(Sample.Small("one"));
        _folder.Store().Save(Sample.Small("two"));
        Assert.Equal(["connections.json", "connections.lock"], _folder.Files);
    }

    [Fact]
    public void A_crash_before_the_rename_leaves_the_old_file_and_the_next_registration_cleans_up()
    {
        _folder.Store().Save(Sample.Small("one"));
        var half = _folder.FilePath + ".0123456789abcdef.tmp";
        File.WriteAllText(half, """{"formatVersion":1,"conn""");
        Assert.Equal("one", Assert.Single(_folder.Store().List()).Name);

        _folder.Store().Save(Sample.Small("two"));
        Assert.False(File.Exists(half));
        Assert.Equal(2, _folder.Store().List().Count);
    }

    [Fact]
    public void A_registration_that_fails_leaves_the_file_as_it_was()
    {
        _folder.Store().Save(Sample.Small("one"));
        var before = File.ReadAllBytes(_folder.FilePath);
        Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small("one")));
        Assert.Throws<WorkflowStatusException>(() => _folder.Store().Remove("two"));
        Assert.Equal(before, File.ReadAllBytes(_folder.FilePath));
    }

    [Fact]
    public void A_file_that_would_grow_beyond_what_can_be_read_is_not_written()
    {
        var entry = $$"""{"name":"n#","provider":"P","secretName":"{{new string('s', 2048)}}"}""";
        var entries = string.Join(",", Enumerable.Range(0, 495).Select(number => entry.Replace("n#", "n" + number, StringComparison.Ordinal)));
        _folder.Put($$"""{"formatVersion":1,"connections":[{{entries}}]}""");
        Assert.Equal(495, _folder.Store().List().Count);
        var before = File.ReadAllBytes(_folder.FilePath);

        var large = new WorkflowConnection { Name = "x", Provider = "P", SecretName = new string('s', 2048), VaultName = new string('v', 2048), RequestPath = "/{id}/" + new string('p', 2000) };
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(large));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Equal(before, File.ReadAllBytes(_folder.FilePath));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_that_names_the_file()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Folder)!);
        File.WriteAllText(_folder.Folder, "a file in the folder's place");
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small()));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains(_folder.FilePath, error.Message, StringComparison.Ordinal);
    }

#if NET // Modes and links of Unix, where .NET Framework never runs.
    [Fact]
    public void Only_the_owner_may_read_what_is_made()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _folder.Store().Save(Sample.Small("one"));
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Folder));
        Assert.Equal(Private, File.GetUnixFileMode(_folder.FilePath));
        Assert.Equal(Private, File.GetUnixFileMode(_folder.LockPath));

        File.SetUnixFileMode(_folder.FilePath, Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _folder.Store().Save(Sample.Small("two"));
        Assert.Equal(Private, File.GetUnixFileMode(_folder.FilePath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_is_read_and_never_written(bool exists)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Store().Save(Sample.Small("one"));
        var target = Path.Combine(_folder.Folder, "elsewhere.json");
        File.Move(_folder.FilePath, target);
        File.CreateSymbolicLink(_folder.FilePath, exists ? target : target + ".gone");
        var before = File.ReadAllBytes(target);

        Assert.Equal(exists ? 1 : 0, _folder.Store().List().Count);
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small("two")));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("symbolic link", error.Message, StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(_folder.FilePath).LinkTarget);
        Assert.Equal(before, File.ReadAllBytes(target));
        Assert.False(File.Exists(target + ".gone"));
    }
#endif
}
