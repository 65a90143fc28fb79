using System;
using System.Collections.Generic;
using System.Globalization;
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
        { "requestPath", $"/%2e%2E/{Canary}/{{id}}" },
        { "requestPath", $"/{{id}}?key={Canary}" },
        { "requestPath", $"/{{id}}#{Canary}" },
        { "requestPath", $"/{{id}}/{Canary}\t" },
        { "requestPath", $"/{{id}}/{{{Canary}" },
        { "requestPath", "/{id}/" + new string('x', 2048) },
        { "baseUri", $"https://example.com/{Canary}\u202a" },
        { "secretName", $"\u202a{Canary}" },
        { "vaultName", $"{Canary}\u2066" },
        { "parameters", $"{Canary}\u202e" },
        { "requestPath", $"/{{id}}/{Canary}\u2069" },
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

    [Theory]
    [InlineData("secretName", "")]
    [InlineData("parameters", "")]
    [InlineData("requestPath", "/{id}/")]
    public void Half_a_character_is_refused(string member, string beginning)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => _folder.Store().Save(With(member, beginning + Canary + '\ud800')));
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

    [Theory]
    [InlineData("secretName", "{0}")]
    [InlineData("vaultName", "a{0}")]
    [InlineData("parameters", "{0}b")]
    [InlineData("requestPath", "/{0}/{{id}}")]
    public void Each_character_that_the_rules_allow_can_be_read_back(string member, string form)
    {
        // Up to the marks and blanks of the general punctuation, and the ends of the plane.
        var letters = Enumerable.Range(0, 0x2100).Concat(Enumerable.Range(0xfe00, 0x200)).Select(number => ((char)number).ToString()).Append("\ud83d\ude80");
        var allowed = letters.Select((letter, place) => With(member, string.Format(CultureInfo.InvariantCulture, form, letter), "n" + place))
            .Where(connection => !ConnectionRules.Problems(connection).Any()).ToList();
        Assert.InRange(allowed.Count, 8000, 9000);

        var read = ConnectionReader.Read(ConnectionWriter.Write(allowed), "connections.json");
        Assert.Equal(allowed.Select(Value), read.Select(Value));
    }

    [Fact]
    public void A_text_that_could_not_be_read_does_not_take_the_files_place()
    {
        _folder.Store().Save(Sample.Small("one"));
        var before = File.ReadAllBytes(_folder.FilePath);

        // Past the rules, as if one were missing.
        var file = new ConnectionFile(_folder.Folder, TimeProvider.System);
        var error = Assert.Throws<WorkflowStatusException>(() => file.Change(known => [.. known, With("secretName", $"\u202a{Canary}")], default));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Contains("U+202A", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.FilePath));
        Assert.Equal(["connections.json", "connections.lock"], _folder.Files);
    }

    private static string? Value(WorkflowConnection connection) =>
        connection.SecretName ?? connection.VaultName ?? connection.RequestPath ?? connection.Parameters.Single().Value;

    private static WorkflowConnection With(string member, string value, string name = "x") => new()
    {
        Name = name,
        Provider = "Aster",
        BaseUri = member == "baseUri" ? new Uri(value) : null,
        SecretName = member == "secretName" ? value : null,
        VaultName = member == "vaultName" ? value : null,
        Parameters = member == "parameters" ? new RunParameters(new Dictionary<string, string> { ["TenantId"] = value }) : RunParameters.None,
        RequestPath = member == "requestPath" ? value : null,
    };
}
