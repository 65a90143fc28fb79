using System;
using System.IO;
using System.Linq;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Connections;

public sealed class ConnectionStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_without_a_file_is_empty_and_makes_none()
    {
        Assert.Empty(_folder.Store().List());
        Assert.False(Directory.Exists(_folder.Folder));
    }

    [Fact]
    public void A_connection_comes_back_as_it_was_saved()
    {
        _folder.Store(_time).Save(Sample.Full);
        var read = _folder.Store().Find(Sample.Full.Name);
        foreach (var property in typeof(WorkflowConnection).GetProperties().Where(property => property.Name is not (nameof(WorkflowConnection.CreatedAt) or nameof(WorkflowConnection.UpdatedAt))))
        {
            Assert.Equal(property.GetValue(Sample.Full), property.GetValue(read));
        }

        Assert.Equal(FakeTimeProvider.Start.UtcDateTime, read.CreatedAt);
        Assert.Equal(FakeTimeProvider.Start.UtcDateTime, read.UpdatedAt);
        Assert.Equal(DateTimeKind.Utc, read.UpdatedAt!.Value.Kind);
    }

    [Fact]
    public void A_connection_without_options_comes_back_without_them()
    {
        _folder.Store(_time).Save(Sample.Small());
        var read = Assert.Single(_folder.Store().List());
        Assert.Null(read.BaseUri);
        Assert.Null(read.SecretName);
        Assert.Null(read.VaultName);
        Assert.Null(read.RequestPath);
        Assert.Null(read.PollInterval);
        Assert.Null(read.MaximumPollInterval);
        Assert.Empty(read.Parameters);
    }

    [Fact]
    public void Connections_are_listed_by_name()
    {
        foreach (var name in new[] { "zeta", "Beta", "alpha" })
        {
            _folder.Store().Save(Sample.Small(name));
        }

        Assert.Equal(["alpha", "Beta", "zeta"], _folder.Store().List().Select(connection => connection.Name));
    }

    [Fact]
    public void A_name_is_found_without_case()
    {
        _folder.Store().Save(Sample.Small("Production"));
        Assert.Equal("Production", _folder.Store().Find("PRODUCTION").Name);
    }

    [Fact]
    public void An_unknown_name_gives_the_near_ones()
    {
        _folder.Store().Save(Sample.Small("production"));
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Find("prodution"));
        Assert.Equal(WorkflowErrorId.UnknownConnection, error.ErrorId);
        Assert.Equal("prodution", error.Target);
        Assert.Contains("Did you mean 'production'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_unless_it_may_be_replaced()
    {
        var first = _folder.Store(_time).Save(Sample.Small("one"));
        _time.Advance(TimeSpan.FromHours(1));
        var replacement = new WorkflowConnection { Name = "ONE", Provider = "Oumla" };

        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store(_time).Save(replacement));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Equal("Storyteller", _folder.Store().Find("one").Provider);

        var saved = _folder.Store(_time).Save(replacement, overwrite: true);
        var read = Assert.Single(_folder.Store().List());
        Assert.Equal(("ONE", "Oumla"), (read.Name, read.Provider));
        Assert.Equal(first.CreatedAt, read.CreatedAt);
        Assert.Equal(first.CreatedAt + TimeSpan.FromHours(1), read.UpdatedAt);
        Assert.Equal(saved.UpdatedAt, read.UpdatedAt);
    }

    [Fact]
    public void A_check_refuses_what_saving_would_and_writes_nothing()
    {
        _folder.Store().Check(Sample.Small("one"));
        Assert.False(Directory.Exists(_folder.Folder));

        _folder.Store().Save(Sample.Small("one"));
        Assert.Equal(WorkflowErrorId.InvalidParameter, Assert.Throws<WorkflowStatusException>(() => _folder.Store().Check(Sample.Small("ONE"))).ErrorId);
        Assert.Equal(WorkflowErrorId.InvalidParameter, Assert.Throws<WorkflowStatusException>(() => _folder.Store().Check(Sample.Small("no name!"))).ErrorId);
        _folder.Store().Check(Sample.Small("ONE"), overwrite: true);
        Assert.Equal("one", Assert.Single(_folder.Store().List()).Name);
    }

    [Fact]
    public void A_removed_connection_is_gone_and_the_others_stay()
    {
        _folder.Store().Save(Sample.Small("one"));
        _folder.Store().Save(Sample.Full);
        Assert.Equal("one", _folder.Store().Remove("One").Name);
        Assert.Equal(Sample.Full.Name, Assert.Single(_folder.Store().List()).Name);
    }

    [Fact]
    public void Removing_an_unknown_name_leaves_no_trace()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Remove("one"));
        Assert.Equal(WorkflowErrorId.UnknownConnection, error.ErrorId);
        Assert.False(Directory.Exists(_folder.Folder));
    }

    [Fact]
    public void A_connection_is_its_name_as_a_text_and_one_line_for_questions()
    {
        Assert.Equal("Production.eu", Sample.Full.ToString());
        Assert.Equal("Production.eu (Aster, https://policy.example.com/eu, Region=eu/1 <west>; TenantId=acme)", ConnectionLine.Of(Sample.Full));
        Assert.Equal("small (Storyteller)", ConnectionLine.Of(Sample.Small()));
        Assert.Equal("x (Aster, https://host)", ConnectionLine.Of(new WorkflowConnection { Name = "x", Provider = "Aster", BaseUri = new Uri("https://user:password@host/") }));
    }
}
