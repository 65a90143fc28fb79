using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WorkflowStatus.Core.Connections;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>What cannot be saved is refused in our own words, and nothing is written.</summary>
public sealed class ConnectionRulesTests : IDisposable
{
    private const string Canary = "5ecre7-k3y";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> BadValues => new()
    {
        { "baseUri", $"http://{Canary}.example.com" },
        { "baseUri", $"https://user:{Canary}@example.com" },
        { "baseUri", $"https://example.com/?key={Canary}" },
        { "baseUri", $"https://example.com/{Canary}\n" },
        { "secretName", $"{Canary}\r\nX: y" },
        { "secretName", "" },
        { "vaultName", $"\u001b[2J{Canary}" },
        { "parameters", $"{Canary}\n" },
        { "parameters", ".." },
        { "requestPath", $"{Canary}/{{id}}" },
        { "requestPath", $"//{Canary}/{{id}}" },
        { "requestPath", $"/{Canary}" },
        { "requestPath", $"/../{Canary}/{{id}}" },
        { "requestPath", $"/./{Canary}/{{id}}" },
        { "requestPath", $"/{{id}}?key={Canary}" },
        { "requestPath", $"/{{id}}#{Canary}" },
        { "requestPath", $"/{{id}}/{Canary}\t" },
        { "requestPath", $"/{{id}}/{{{Canary}" },
        { "requestPath", "/{id}/" + new string('x', 2048) },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("-prod")]
    [InlineData(".hidden")]
    [InlineData("two words")]
    [InlineData("a/b")]
    [InlineData("naïve")]
    [InlineData("line\nbreak")]
    [InlineData("x123456789012345678901234567890123456789012345678901234567890abcd")]
    public void A_name_must_be_one_that_a_shell_can_type(string name)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(Sample.Small(name)));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Directory.Exists(_folder.Folder));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("8x8.prod_eu-1")]
    public void Letters_digits_and_a_few_signs_make_a_name(string name) => Assert.Equal(name, _folder.Store().Save(Sample.Small(name)).Name);

    [Theory]
    [MemberData(nameof(BadValues))]
    public void A_bad_value_is_refused_by_its_name_and_never_quoted(string member, string value)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(With(member, value)));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains(member + ":", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(_folder.Folder));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(With("secretName", Canary + '\ud800')));
        Assert.DoesNotContain(Canary, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_base_uri_is_refused()
    {
        var connection = new WorkflowConnection { Name = "x", Provider = "Aster", BaseUri = new Uri("/api", UriKind.Relative) };
        Assert.Contains("absolute", Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(connection)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(null, 100_000)]
    [InlineData(30, 20)]
    public void Intervals_are_between_a_hundredth_of_a_second_and_a_day_and_in_order(int? first, int? longest)
    {
        TimeSpan? Seconds(int? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var connection = new WorkflowConnection { Name = "x", Provider = "Aster", PollInterval = Seconds(first), MaximumPollInterval = Seconds(longest) };
        Assert.Contains("nterval", Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(connection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_rules_allow_can_be_read_back()
    {
        var longest = new string('x', 2048);
        var connection = new WorkflowConnection
        {
            Name = new string('n', 64),
            Provider = "Aster",
            BaseUri = new Uri("https://example.com/" + new string('ä', 300)),
            SecretName = longest,
            VaultName = "..",
            Parameters = new RunParameters(new Dictionary<string, string> { ["description"] = longest }),
            PollInterval = TimeSpan.FromTicks(100_001),
            MaximumPollInterval = TimeSpan.FromDays(1),
        };
        Assert.Empty(ConnectionRules.Problems(connection));
        _folder.Store().Save(connection);
        var read = Assert.Single(_folder.Store().List());
        Assert.Equal(connection.PollInterval, read.PollInterval);
        Assert.Equal(connection.BaseUri, read.BaseUri);
        Assert.Equal(longest, read.Parameters.Single().Value);
    }

    private static WorkflowConnection With(string member, string value) => new()
    {
        Name = "x",
        Provider = "Aster",
        BaseUri = member == "baseUri" ? new Uri(value) : null,
        SecretName = member == "secretName" ? value : null,
        VaultName = member == "vaultName" ? value : null,
        Parameters = member == "parameters" ? new RunParameters(new Dictionary<string, string> { ["TenantId"] = value }) : RunParameters.None,
        RequestPath = member == "requestPath" ? value : null,
    };
}
