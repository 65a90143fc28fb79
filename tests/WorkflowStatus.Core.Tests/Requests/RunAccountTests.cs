using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class RunAccountTests
{
    [Theory]
    [InlineData("Storyteller", "x-storyteller-api-key", Providers.Secret)]
    [InlineData("Oumla", "x-api-key", Providers.Secret)]
    [InlineData("Oumla", "x-sdk-version", "1.0.0")]
    [InlineData("8x8", "Authorization", "Bearer " + Providers.Secret)]
    [InlineData("Aster", "Authorization", "Bearer " + Providers.Secret)]
    [InlineData("Aster", "X-Tenant-ID", "acme")]
    [InlineData("GloriaMundo", "Authorization", "Bearer " + Providers.Secret)]
    public void Each_service_gets_its_documented_headers(string provider, string header, string value) =>
        Assert.Contains(new KeyValuePair<string, string>(header, value), Providers.Account(provider).Headers);

    [Fact]
    public void Basic_authentication_joins_user_name_and_secret()
    {
        var account = Providers.Account(TestDefinition.With(("auth", """{ "type": "basic", "userName": "me" }""")));
        Assert.Contains(new("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("me:" + Providers.Secret))), account.Headers);
    }

    [Theory]
    [InlineData("Bearer abc.def-123", "Bearer abc.def-123")]
    [InlineData("bearer abc.def-123", "bearer abc.def-123")]
    [InlineData("Bearerabc.def-123", "Bearer Bearerabc.def-123")]
    public void A_bearer_token_that_brings_the_word_is_sent_as_it_is_and_hidden_without_it(string token, string sent)
    {
        var account = Providers.Account(Providers.BuiltIn.Get("ArgoWorkflows"), options => options with { Credential = new Credential(token) });
        Assert.Contains(new("Authorization", sent), account.Headers);
        Assert.DoesNotContain("abc.def-123", account.Mask!.Hide($"refused: {sent.Split(' ')[^1]}"));
    }

    [Fact]
    public void A_service_without_authentication_never_gets_the_credential()
    {
        var account = Providers.Account(TestDefinition.With());
        Assert.Null(account.Credential);
        Assert.Empty(account.Headers);
    }

    [Fact]
    public void A_missing_credential_is_an_error_before_any_request()
    {
        var error = Refused(Providers.BuiltIn.Get("Storyteller"), options => options with { Credential = null });
        Assert.Equal(WorkflowErrorId.CredentialMissing, error.ErrorId);
        Assert.Contains("Storyteller", error.Message);
    }

    [Theory]
    [InlineData("8x8", "AccountId")]
    [InlineData("8x8", "DefinitionId")]
    [InlineData("Aster", "TenantId")]
    public void A_missing_parameter_is_named_with_its_help(string provider, string parameter)
    {
        foreach (var value in new[] { null, string.Empty })
        {
            var error = Refused(Providers.BuiltIn.Get(provider), options => options with { Parameters = Replaced(options, parameter, value) });
            Assert.Equal(WorkflowErrorId.MissingParameter, error.ErrorId);
            Assert.Equal(parameter, error.Target);
            Assert.Contains($"{provider} needs the parameter {parameter} (The ", error.Message);
            Assert.EndsWith($"Give {parameter} a value.", error.Message);
        }
    }

    [Fact]
    public void All_missing_parameters_are_named_at_once()
    {
        var error = Refused(Providers.BuiltIn.Get("8x8"), options => options with { Parameters = new Dictionary<string, string>() });
        Assert.Equal(WorkflowErrorId.MissingParameter, error.ErrorId);
        Assert.Equal("AccountId, DefinitionId", error.Target);
        Assert.StartsWith("8x8 needs the parameters AccountId (The ", error.Message);
        Assert.Contains(") and DefinitionId (The ", error.Message);
        Assert.EndsWith("Give AccountId and DefinitionId a value.", error.Message);
    }

    [Theory]
    [InlineData("Aster", "TenantId", "can ary", "does not match")]
    [InlineData("Aster", "TenantId", "canary/..", "does not match")]
    [InlineData("Aster", "TenantId", "canary\r\nX-Evil: 1", "header")]
    [InlineData("Aster", "TenantId", "canäry", "header")]
    [InlineData("Aster", "TenantId", "canary12345678901234567890123456789012345678901234567890123456789", "does not match")]
    [InlineData("Oumla", "SdkVersion", "canary\n", "header")]
    [InlineData("8x8", "AccountId", "canary\n", "control character")]
    [InlineData("8x8", "AccountId", "..", "another address")]
    [InlineData("8x8", "DefinitionId", ".", "another address")]
    public void A_value_that_cannot_be_sent_is_refused_and_never_quoted(string provider, string parameter, string value, string problem)
    {
        var error = Refused(Providers.BuiltIn.Get(provider), options => options with { Parameters = Replaced(options, parameter, value) });
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.Equal(parameter, error.Target);
        Assert.Contains(problem, error.Message);
        Assert.DoesNotContain("canary", error.ToString());
        Assert.EndsWith(error.RecommendedAction, error.Message);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var error = Refused(Providers.BuiltIn.Get("8x8"), options => options with { Parameters = Replaced(options, "AccountId", "canary" + '\ud800') });
        Assert.Contains("half a character", error.Message);
        Assert.DoesNotContain("canary", error.ToString());
    }

    [Theory]
    [InlineData("bearer", "canary,canary")]
    [InlineData("bearer", "canary\"")]
    [InlineData("bearer", "{\"key\":\"canary\"}")]
    [InlineData("bearer", "canary canary, canary")]
    [InlineData("bearer", "canary=;canary")]
    [InlineData("header", "canary,\"canary")]
    public async Task A_credential_is_sent_as_it_is_or_refused_but_never_quoted(string type, string secret)
    {
        var name = type == "header" ? ", \"name\": \"x-api-key\"" : string.Empty;
        var definition = TestDefinition.With(("auth", $"{{ \"type\": \"{type}\"{name} }}"));
        try
        {
            var account = Providers.Account(definition, options => options with { Credential = new Credential(secret) });
            var handler = new StubHandler(_ => throw new HttpRequestException("down"));
            var result = await TestRead.ReadAsync(new RunReference(account, "run-1"), handler, TestRead.Once);
            Assert.DoesNotContain("canary", result.Error!.ToString());
            Assert.EndsWith(secret, Assert.Single(handler.Requests).Headers[definition.Auth.HeaderName]);
        }
        catch (WorkflowStatusException error)
        {
            Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
            Assert.DoesNotContain("canary", error.ToString());
        }
    }

    [Fact]
    public void A_pattern_that_never_ends_is_given_up()
    {
        var definition = TestDefinition.With(("parameters", """[{ "name": "Slow", "in": "query", "required": true, "pattern": "(a+)+b" }]"""));
        var error = Refused(definition, options => options with { Parameters = Replaced(options, "Slow", new string('a', 100)) });
        Assert.Contains("in time", error.Message);
    }

    [Fact]
    public void Names_of_parameters_are_compared_without_case_and_strangers_are_left_alone()
    {
        var parameters = new Dictionary<string, string> { ["tenantid"] = "t1", ["AccountId"] = "other" };
        var account = Providers.Account(Providers.BuiltIn.Get("Aster"), options => options with { Parameters = parameters });
        Assert.Equal("t1", account.Parameters["TenantId"]);
        Assert.Single(account.Parameters);
        Assert.Contains(new("X-Tenant-ID", "t1"), account.Headers);
    }

    [Fact]
    public void A_given_value_replaces_the_default()
    {
        var account = Providers.Account(Providers.BuiltIn.Get("Oumla"), options => options with { Parameters = Replaced(options, "SdkVersion", "2.1.0") });
        Assert.Contains(new("x-sdk-version", "2.1.0"), account.Headers);
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("ftp://api.example.com")]
    [InlineData("https://me:canary@api.example.com")]
    [InlineData("https://api.example.com?key=canary")]
    public void A_base_uri_that_would_leak_the_credential_is_refused(string baseUri)
    {
        var error = Refused(Providers.BuiltIn.Get("Storyteller"), options => options with { BaseUri = new Uri(baseUri) });
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        Assert.DoesNotContain("canary", error.ToString());
    }

    [Fact]
    public void Polling_advice_of_the_caller_wins()
    {
        var advice = new PollingAdvice { First = TimeSpan.FromSeconds(9) };
        Assert.Same(advice, Providers.Account(TestDefinition.With(), options => options with { Polling = advice }).Polling);
        Assert.Equal(TimeSpan.FromSeconds(2), Providers.Account("GloriaMundo").Polling.First);
    }

    private static WorkflowStatusException Refused(ProviderDefinition definition, Func<RunAccountOptions, RunAccountOptions> change) =>
        Assert.Throws<WorkflowStatusException>(() => Providers.Account(definition, change));

    private static Dictionary<string, string> Replaced(RunAccountOptions options, string name, string? value)
    {
        var parameters = options.Parameters.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (value is not null)
        {
            parameters[name] = value;
        }

        return parameters;
    }
}
