using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using WorkflowStatus.Core.Reports;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report-").FullName;
    private readonly FakeTimeProvider _time = new();

    private string Target => Path.Combine(_folder, "report.html");

    [Fact]
    public void The_file_is_the_page_in_UTF8_without_a_mark_and_nothing_is_left_beside_it()
    {
        new ReportFile(Target, overwrite: false, _time).Write([Sample.Run("läuft 日本")], "Nightly");
        using var expected = new StringWriter();
        WorkflowReport.Write(expected, [Sample.Run("läuft 日本")], "Nightly", FakeTimeProvider.Start.UtcDateTime);
        Assert.Equal(Encoding.UTF8.GetBytes(expected.ToString()), File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_it_may_be_replaced()
    {
        File.WriteAllText(Target, "mine");
        var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile(Target, overwrite: false, _time).Write([], "t"));
        Assert.Equal(WorkflowErrorId.ReportExists, error.ErrorId);
        Assert.Equal(Target, error.Target);
        Assert.Contains("-Force", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Target));
        new ReportFile(Target, overwrite: true, _time).Write([], "t");
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Target), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_came_while_the_page_was_made_is_kept()
    {
        // The run's list brings the file when it is read: after the first check, before the rename.
        var runs = new SurprisingList(() => File.WriteAllText(Target, "mine"));
        var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile(Target, overwrite: false, _time).Write(runs, "t"));
        Assert.Equal(WorkflowErrorId.ReportExists, error.ErrorId);
        Assert.Equal("mine", File.ReadAllText(Target));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_page_that_fails_half_way_leaves_the_old_file_and_no_other()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<InvalidTimeZoneException>(() => new ReportFile(Target, overwrite: true, _time).Write(new SurprisingList(() => throw new InvalidTimeZoneException()), "t"));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("missing/report.html", "does not exist")]
    [InlineData("", "is a folder")]
    public void A_path_that_cannot_be_written_is_refused_before_any_work(string path, string words)
    {
        var file = new ReportFile(Path.Combine(_folder, path), overwrite: true, _time);
        var error = Assert.Throws<WorkflowStatusException>(file.Check);
        Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_file_can_have_on_this_system_is_refused_before_any_work()
    {
        Assert.All(Path.GetInvalidFileNameChars().Except([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]), character =>
        {
            var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile($"{_folder}{Path.DirectorySeparatorChar}ni{character}ht.html", overwrite: true, _time).Check());
            Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
            Assert.Contains("holds a character", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_the_disk_refuses_is_an_error_with_its_words()
    {
        // A name that no file system takes.
        var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile(Path.Combine(_folder, new string('x', 300)), overwrite: false, _time).Write([], "t"));
        Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
        Assert.NotNull(error.InnerException);
    }

#if NET // Modes and links of Unix, where .NET Framework never runs.
    [Fact]
    public void Behind_a_link_the_file_that_it_leads_to_is_written()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var link = Path.Combine(_folder, "link.html");
        File.CreateSymbolicLink(link, Target);
        new ReportFile(link, overwrite: false, _time).Write([], "t");
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_could_read_the_old_page_can_read_the_new_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite;
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, Mode);
        new ReportFile(Target, overwrite: true, _time).Write([], "t");
        Assert.Equal(Mode, File.GetUnixFileMode(Target));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_device_a_pipe_or_a_socket_is_never_replaced(bool overwrite)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (pipe, address) = (Path.Combine(_folder, "pipe"), Path.Combine(_folder, "socket"));
        Assert.Equal(0, SystemCalls.MakePipe(pipe, 0x180));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(address));
        Assert.All(["/dev/null", pipe, address], path =>
        {
            var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile(path, overwrite, _time).Write([], "t"));
            Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
            Assert.Contains("is no file", error.Message, StringComparison.Ordinal);
        });
        Assert.Equal([pipe, address], Directory.GetFileSystemEntries(_folder).Order());
    }
#endif

    [Fact]
    public void An_empty_file_is_a_file()
    {
        File.WriteAllText(Target, string.Empty);
        Assert.Equal(WorkflowErrorId.ReportExists, Assert.Throws<WorkflowStatusException>(new ReportFile(Target, overwrite: false, _time).Check).ErrorId);
        new ReportFile(Target, overwrite: true, _time).Write([], "t");
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_that_is_in_use_is_a_file()
    {
        using var use = new FileStream(Target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        new ReportFile(Target, overwrite: true, _time).Check();
        Assert.Equal(WorkflowErrorId.ReportExists, Assert.Throws<WorkflowStatusException>(new ReportFile(Target, overwrite: false, _time).Check).ErrorId);
    }

    [Fact]
    public void Shared_memory_has_place_for_a_file()
    {
        if (Directory.Exists("/dev/shm"))
        {
            new ReportFile($"/dev/shm/{Guid.NewGuid():N}.html", overwrite: false, _time).Check();
        }
    }

    [Fact]
    public void A_path_that_cannot_be_one_is_refused_in_words()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => new ReportFile(Target + "\0b.html", overwrite: true, _time));
        Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
        Assert.DoesNotContain('\0', error.Message);
    }

#if NET // Modes and links of Unix, where .NET Framework never runs.
    [Fact]
    public void A_folder_without_rights_is_an_error_with_its_words()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(_folder, "closed"), UnixFileMode.None).FullName;
        var error = Assert.Throws<WorkflowStatusException>(() => SystemCalls.AsNobody(() => new ReportFile(Path.Combine(folder, "report.html"), overwrite: true, _time).Write([], "t")));
        Assert.Equal(WorkflowErrorId.ReportNotWritten, error.ErrorId);
        Assert.Contains("rights", error.RecommendedAction, StringComparison.Ordinal);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
#endif

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
