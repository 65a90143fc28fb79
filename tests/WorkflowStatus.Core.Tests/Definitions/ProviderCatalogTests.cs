using System;
using System.IO;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions;

public sealed class ProviderCatalogTests : IDisposable
{
    private readonly string _own = Directory.CreateTempSubdirectory().FullName;
    private readonly string _shared = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        Directory.Delete(_own, recursive: true);
        Directory.Delete(_shared, recursive: true);
    }

    [Fact]
    public void Names_come_from_the_files_sorted_and_once()
    {
        Write(_own, "beta");
        Write(_shared, "Alpha");
        Write(_shared, "Beta");
        File.WriteAllText(Path.Combine(_shared, "provider.schema.json"), "{}");
        Assert.Equal(["Alpha", "beta"], new ProviderCatalog(_own, _shared, "/does/not/exist").Names());
    }

    [Fact]
    public void The_first_folder_wins()
    {
        Write(_own, "Same", "mine");
        Write(_shared, "Same", "theirs");
        Assert.Equal("mine", new ProviderCatalog(_own, _shared).Get("SAME").Title);
    }

    [Fact]
    public void A_definition_is_loaded_once_and_again_when_its_file_changes()
    {
        var catalog = new ProviderCatalog(_own);
        var file = Write(_own, "Same", "old");
        var first = catalog.Get("Same");
        Assert.Same(first, catalog.Get("same"));
        Assert.Equal(file, first.FilePath);

        Write(_own, "Same", "new");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(5));
        Assert.Equal("new", catalog.Get("Same").Title);
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_names_the_near_ones()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Providers.BuiltIn.Get("Storyteler"));
        Assert.Equal(WorkflowErrorId.UnknownProvider, error.ErrorId);
        Assert.Equal("Storyteler", error.Target);
        Assert.Equal("There is no provider 'Storyteler'. Did you mean 'Storyteller'?", error.Message);
    }

    [Theory]
    [InlineData("../Storyteller")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("Story\u001bteller")]
    public void A_name_is_never_a_path_or_a_pattern(string name)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Providers.BuiltIn.Get(name));
        Assert.Equal(WorkflowErrorId.UnknownProvider, error.ErrorId);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public void A_file_must_bear_its_definitions_name()
    {
        File.Move(Write(_own, "Right"), Path.Combine(_own, "Wrong.provider.json"));
        var error = Assert.Throws<WorkflowStatusException>(() => new ProviderCatalog(_own).Get("Wrong"));
        Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
        Assert.Contains("expected the file's own name 'Wrong', found 'Right'", error.Message);
    }

    [Fact]
    public void A_wrong_file_does_not_hide_the_others()
    {
        Write(_own, "Good");
        File.WriteAllText(Path.Combine(_own, "Bad.provider.json"), "{");
        var catalog = new ProviderCatalog(_own);
        Assert.Equal(["Bad", "Good"], catalog.Names());
        Assert.Equal("Good", catalog.Get("Good").Name);
        Assert.Equal(WorkflowErrorId.InvalidDefinition, Assert.Throws<WorkflowStatusException>(() => catalog.Get("Bad")).ErrorId);
    }

    private static string Write(string folder, string name, string title = "A title")
    {
        var file = Path.Combine(folder, name + ".provider.json");
        File.WriteAllText(file, TestDefinition.TextWith(("name", $"\"{name}\""), ("title", $"\"{title}\"")));
        return file;
    }
}
