using System;
using System.IO;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>Other users of the machine, who can write to the folder above the definitions' own.</summary>
public sealed class OpenDefinitionsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ws-open-").FullName;
    private readonly string _folder;
    private readonly ProviderRegistry _registry;

    public OpenDefinitionsTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root, "providers")).FullName;
        _registry = new ProviderRegistry(Providers.BuiltIn, () => _folder, new FakeTimeProvider());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit)]
    public void Nobody_can_put_another_folder_in_the_place_of_the_definitions(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Save("Mine");
        Save("Aster", overwrite: true);
        var closed = File.GetUnixFileMode(_root);
        File.SetUnixFileMode(_root, closed | open);
        foreach (var action in new Action[] { () => _registry.Get("Mine"), () => _registry.Get("Aster"), () => Save("Other"), () => Save("Mine", overwrite: true) })
        {
            var error = Assert.Throws<WorkflowStatusException>(action);
            Assert.Equal(WorkflowErrorId.InvalidConfiguration, error.ErrorId);
            Assert.EndsWith($"chmod o-w '{_root}'", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("Oumla", _registry.Get("Oumla").Name);
        Assert.Null(_registry.Origin("Other"));
        File.SetUnixFileMode(_root, closed);
        Assert.Equal("Mine", _registry.Get("Mine").Name);
    }

    private void Save(string name, bool overwrite = false)
    {
        var text = TestDefinition.TextWith(("name", $"\"{name}\""));
        _registry.Save(Providers.Load(text), Encoding.UTF8.GetBytes(text), overwrite);
    }
}
