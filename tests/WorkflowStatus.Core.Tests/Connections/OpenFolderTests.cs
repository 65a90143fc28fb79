using System;
using System.IO;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>Other users of the machine: whoever can change the connections decides where keys are sent.</summary>
public sealed class OpenFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Connections_that_every_user_may_write_are_neither_read_nor_changed(bool isFolder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Store().Save(Sample.Small("one"));
        var before = File.ReadAllBytes(_folder.FilePath);
        var open = isFolder ? _folder.Folder : _folder.FilePath;
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite);

        foreach (var action in new Action[] { () => _folder.Store().List(), () => _folder.Store().Find("one"), () => _folder.Store().Save(Sample.Small("two")), () => _folder.Store().Remove("one") })
        {
            var error = Assert.Throws<WorkflowStatusException>(action);
            Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
            Assert.Contains($"every user of this machine may write to '{open}'", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(_folder.FilePath));
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) & ~UnixFileMode.OtherWrite);
        Assert.Equal("one", Assert.Single(_folder.Store().List()).Name);
    }

    [Fact]
    public void Nothing_is_put_into_an_open_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_folder.Folder);
        File.SetUnixFileMode(_folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit);
        Assert.Empty(_folder.Store().List());
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small())).ErrorId);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_linked_folder_counts_by_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Store().Save(Sample.Small("one"));
        var real = _folder.Folder + "-real";
        Directory.Move(_folder.Folder, real);
        Directory.CreateSymbolicLink(_folder.Folder, real);
        _folder.Store().Save(Sample.Small("two"));
        Assert.Equal(2, _folder.Store().List().Count);

        File.SetUnixFileMode(real, File.GetUnixFileMode(real) | UnixFileMode.OtherWrite);
        Assert.Throws<WorkflowStatusException>(() => _folder.Store().List());
    }

    [Fact]
    public void A_lock_that_is_a_link_makes_no_file_elsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_folder.Folder);
        var elsewhere = _folder.Folder + "-elsewhere";
        File.CreateSymbolicLink(_folder.LockPath, elsewhere);
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small()));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("symbolic link", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere));
    }

    [Fact]
    public void A_file_without_an_end_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_folder.Folder);
        File.CreateSymbolicLink(_folder.FilePath, "/dev/zero");
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().List());
        Assert.Contains("larger than the limit", error.Message, StringComparison.Ordinal);
    }
}
