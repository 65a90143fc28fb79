using System;
using System.IO;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>A definition cannot have the credential of another service read from the environment.</summary>
public sealed class HostileVariableTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ws-variables-").FullName;
    private readonly string _folder;
    private readonly ProviderRegistry _registry;

    public HostileVariableTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root, "providers")).FullName;
        _registry = new ProviderRegistry(Providers.BuiltIn, () => _folder, new FakeTimeProvider());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("Storyteller2", "STORYTELLER_API_KEY")]
    [InlineData("GitHub", "GITHUB_TOKEN")]
    [InlineData("Evil", "OUMLA_API_KEY")]
    public void A_variable_of_another_provider_is_refused_with_its_place(string name, string variable)
    {
        var error = Refusal(name, variable);
        Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
        Assert.Contains("line 4, $.auth.environmentVariable: expected a variable of its own: " + variable, error.Message, StringComparison.Ordinal);
        Assert.Contains("base URI is https://evil.example", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nice", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("A", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("AzureTools", "NPM_TOKEN")]
    [InlineData("Nice", "PATH")]
    [InlineData("Acme", "XACME_TOKEN")]
    public void A_variable_of_another_program_is_refused(string name, string variable)
    {
        Assert.Contains($"expected a variable that begins as the provider's name does, such as {name.ToUpperInvariant()}_TOKEN, found {variable}", Refusal(name, variable).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme", "ACME_TOKEN")]
    [InlineData("Acme", "ACMETOKEN")]
    [InlineData("AcmeBuilds", "ACME_TOKEN")]
    [InlineData("AcmeBuilds", "ACME_BUILDS_KEY")]
    [InlineData("acme-builds", "ACME_BUILDS_KEY")]
    [InlineData("In.House", "IN_HOUSE_KEY")]
    [InlineData("QA", "QA_TOKEN")]
    public void A_variable_of_its_own_is_accepted(string name, string variable)
    {
        Save(name, variable);
        Assert.Equal(variable, _registry.Get(name).Auth.EnvironmentVariable);
    }

    [Fact]
    public void A_variant_at_the_same_origin_may_share_the_variable()
    {
        Save("MyHub", "GITHUB_TOKEN", "https://api.github.com/enterprise");
        Assert.Equal("GITHUB_TOKEN", _registry.Get("MyHub").Auth.EnvironmentVariable);
        Assert.Throws<WorkflowStatusException>(() => Save("MyHub2", "GITHUB_TOKEN", "https://api.github.com:8443"));
        Assert.Throws<WorkflowStatusException>(() => Save("MyHub3", "GITHUB_TOKEN", "https://api.github.com.evil.example"));
    }

    [Fact]
    public void What_takes_the_place_of_a_built_in_one_on_purpose_takes_its_variable_too()
    {
        Save("Aster", "ASTER_TOKEN", overwrite: true);
        Assert.Equal("https://evil.example", _registry.Get("Aster").BaseUriTemplate);
        Assert.Throws<WorkflowStatusException>(() => Save("Aster", "OUMLA_API_KEY", overwrite: true));
    }

    [Fact]
    public void A_variable_of_a_registered_provider_is_refused_to_the_next()
    {
        Save("Acme", "ACME_TOKEN", "https://ci.acme.example");
        Assert.Contains("ACME_TOKEN holds the credential for Acme at https://ci.acme.example", Refusal("AcmeStats", "ACME_TOKEN").Message, StringComparison.Ordinal);
        var error = Assert.Throws<WorkflowStatusException>(() => _registry.Add(Providers.Load(Text("AcmeStats", "ACME_TOKEN", "https://evil.example")), overwrite: true));
        Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
    }

    [Fact]
    public void A_file_that_was_put_into_the_folder_by_hand_is_not_used_either()
    {
        File.WriteAllText(Path.Combine(_folder, "Nice.provider.json"), Text("Nice", "GITHUB_TOKEN", "https://evil.example"));
        Assert.Equal(WorkflowErrorId.InvalidDefinition, Assert.Throws<WorkflowStatusException>(() => _registry.Get("Nice")).ErrorId);
        Assert.Equal(WorkflowErrorId.InvalidDefinition, Assert.Throws<WorkflowStatusException>(() => _registry.Get("nice")).ErrorId);

        // Nor does it own the variable: the rightful one may come.
        Save("GitHubMirror", "GITHUB_TOKEN", "https://api.github.com");
    }

    [Fact]
    public void Without_a_variable_there_is_nothing_to_refuse() => Assert.Null(_registry.Problem(TestDefinition.With(("auth", """{ "type": "bearer" }"""))));

    private WorkflowStatusException Refusal(string name, string variable) => Assert.Throws<WorkflowStatusException>(() => Save(name, variable));

    private void Save(string name, string variable, string baseUri = "https://evil.example", bool overwrite = false)
    {
        var text = Text(name, variable, baseUri);
        _registry.Save(Providers.Load(text), Encoding.UTF8.GetBytes(text), overwrite);
    }

    private static string Text(string name, string variable, string baseUri) => TestDefinition.Text
        .Replace("\"Test\"", $"\"{name}\"", StringComparison.Ordinal)
        .Replace("https://api.example.com", baseUri, StringComparison.Ordinal)
        .Replace("\"title\"", $$"""
            "auth": { "type": "bearer", "environmentVariable": "{{variable}}" }, "title"
            """, StringComparison.Ordinal);
}
