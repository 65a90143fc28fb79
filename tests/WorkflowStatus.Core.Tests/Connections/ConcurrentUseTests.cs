using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Connections;

public sealed class ConcurrentUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Registrations_at_the_same_time_are_all_kept()
    {
        const int Writers = 6, Each = 5;
        using var together = new Barrier(Writers);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                // A store of its own, as another process has it.
                var store = _folder.Store();
                together.SignalAndWait();
                for (var number = 0; number < Each; number++)
                {
                    store.Save(Sample.Small($"writer{writer}.{number}"));
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        await Task.WhenAll(writers);
        Assert.Equal(Writers * Each, _folder.Store().List().Count);
        Assert.Equal(["connections.json", "connections.lock"], _folder.Files);
    }

    [Fact]
    public async Task A_reader_finds_a_whole_file_while_another_writes()
    {
        _folder.Store().Save(Sample.Small("first"));
        var writing = Task.Run(() =>
        {
            for (var number = 0; number < 30; number++)
            {
                _folder.Store().Save(Sample.Small($"n{number}"));
            }
        });
        var last = 1;
        while (!writing.IsCompleted)
        {
            var count = _folder.Store().List().Count;
            Assert.True(count >= last);
            last = count;
        }

        await writing;
        Assert.Equal(31, _folder.Store().List().Count);
    }

    [Fact]
    public async Task A_registration_waits_for_the_lock()
    {
        Directory.CreateDirectory(_folder.Folder);
        Task<WorkflowConnection> saving;
        using (Hold())
        {
            saving = Task.Run(() => _folder.Store(_time).Save(Sample.Small()));
            await _time.RunAsync(Task.Run(() => SpinWait.SpinUntil(() => _time.GetUtcNow() > FakeTimeProvider.Start + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30))));
            Assert.False(saving.IsCompleted);
            Assert.False(File.Exists(_folder.FilePath));
        }

        Assert.Equal("small", (await _time.RunAsync(saving)).Name);
    }

    [Fact]
    public async Task A_lock_that_is_never_free_ends_in_an_error_that_names_it()
    {
        Directory.CreateDirectory(_folder.Folder);
        using var held = Hold();
        var error = await Assert.ThrowsAsync<WorkflowStatusException>(() => _time.RunAsync(Task.Run(() => _folder.Store(_time).Save(Sample.Small()))));
        Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
        Assert.Contains("connections.lock", error.Message, StringComparison.Ordinal);
        Assert.InRange(_time.GetUtcNow() - FakeTimeProvider.Start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        Assert.False(File.Exists(_folder.FilePath));
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_cancelled()
    {
        Directory.CreateDirectory(_folder.Folder);
        using var held = Hold();
        using var cancellation = new CancellationTokenSource();
        var saving = Task.Run(() => _folder.Store(_time).Save(Sample.Small(), cancellation: cancellation.Token));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
    }

#if NET // The tool is one of Unix.
    [Fact]
    public async Task The_lock_holds_between_processes()
    {
        // The tool takes the same kind of lock from outside; without it there is nothing to try.
        if (!File.Exists("/usr/bin/flock"))
        {
            return;
        }

        _folder.Store().Save(Sample.Small("one"));
        var command = new ProcessStartInfo("/usr/bin/flock", [_folder.LockPath, "sh", "-c", "echo held; read line"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var other = Process.Start(command)!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());
        var error = await Assert.ThrowsAsync<WorkflowStatusException>(() => _time.RunAsync(Task.Run(() => _folder.Store(_time).Save(Sample.Small("two")))));
        Assert.Contains("is in use", error.Message, StringComparison.Ordinal);
        Assert.Single(_folder.Store().List());

        other.StandardInput.Close();
        await other.WaitForExitAsync();
        _folder.Store().Save(Sample.Small("two"));
        Assert.Equal(2, _folder.Store().List().Count);
    }
#endif

    private FileStream Hold() => new(_folder.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
