using System;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class RequestBuilderTests
{
    [Theory]
    [InlineData("Storyteller", "https://integrations.usestoryteller.com/api/run-1/status")]
    [InlineData("Oumla", "https://sandbox.oumla.com/api/v1/temporal/workflows/run-1/status")]
    [InlineData("8x8", "https://automation.8x8.com/api/v1/accounts/acme/definitions/acme/workflows/run-1?includeLogs=true")]
    [InlineData("Aster", "https://policy.aster-lang.dev/api/v1/workflows/run-1/state")]
    [InlineData("GloriaMundo", "https://app.gloriamundo.com/api/v1/runs/run-1/status")]
    public void Each_service_is_asked_at_its_documented_address(string provider, string address) => Assert.Equal(address, Build(provider, "run-1").AbsoluteUri);

    [Fact]
    public void A_summary_leaves_the_logs_out() =>
        Assert.Equal("https://automation.8x8.com/api/v1/accounts/acme/definitions/acme/workflows/run-1?includeLogs=false", Build("8x8", "run-1", isSummary: true).AbsoluteUri);

    [Theory]
    [InlineData("../../x?y#z", "..%2F..%2Fx%3Fy%23z")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("%2f", "%252f")]
    [InlineData("...", "...")]
    [InlineData("a b+c&d=e", "a%20b%2Bc%26d%3De")]
    [InlineData("//evil.example", "%2F%2Fevil.example")]
    [InlineData("@evil.example:80", "%40evil.example%3A80")]
    [InlineData("ünï", "%C3%BCn%C3%AF")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("{id}", "%7Bid%7D")]
    [InlineData("a;b,c", "a%3Bb%2Cc")]
    public void A_hostile_id_stays_one_segment_of_the_path(string id, string escaped)
    {
        foreach (var definition in Providers.Network)
        {
            var plain = Build(definition.Name, "marker");
            var hostile = Build(definition.Name, id);
            Assert.Equal(plain.AbsoluteUri.Replace("marker", escaped, StringComparison.Ordinal), hostile.AbsoluteUri);
            Assert.Equal(plain.Host, hostile.Host);
            Assert.Equal(plain.Segments.Length, hostile.Segments.Length);
        }
    }

    [Theory]
    [InlineData("AccountId")]
    [InlineData("DefinitionId")]
    public void A_hostile_parameter_stays_one_segment_of_the_path(string parameter)
    {
        var definition = Providers.BuiltIn.Get("8x8");
        var account = Providers.Account(definition, options => options with { Parameters = options.Parameters.ToDictionary(pair => pair.Key, pair => pair.Key == parameter ? "../..?x#" : "acme") });
        var address = RequestBuilder.Build(new RunReference(account, "run-1"), definition.Wire.Request, isSummary: false);
        Assert.Contains("/..%2F..%3Fx%23/", address.AbsoluteUri);
        Assert.Equal(Build("8x8", "run-1").Segments.Length, address.Segments.Length);
    }

    [Theory]
    [InlineData("https://proxy.example.com/prefix", "https://proxy.example.com/prefix/runs/run-1")]
    [InlineData("https://proxy.example.com/prefix/", "https://proxy.example.com/prefix/runs/run-1")]
    [InlineData("https://proxy.example.com:8443/a%20b/c", "https://proxy.example.com:8443/a%20b/c/runs/run-1")]
    [InlineData("http://localhost:5000", "http://localhost:5000/runs/run-1")]
    public void A_base_uri_keeps_its_path(string baseUri, string address)
    {
        var account = Providers.Account(TestDefinition.With(), options => options with { BaseUri = new Uri(baseUri) });
        Assert.Equal(address, Build(account, "run-1").AbsoluteUri);
        Assert.Equal(baseUri, account.GivenBaseUri!.OriginalString);
    }

    [Fact]
    public void A_parameter_can_stand_in_the_path_of_the_base_uri()
    {
        var definition = TestDefinition.With(
            ("baseUri", "\"https://api.example.com/{Tenant}/v1\""), ("parameters", """[{ "name": "Tenant", "required": true }]"""));
        Assert.Equal("https://api.example.com/acme/v1/runs/x", Build(Providers.Account(definition), "x").AbsoluteUri);
    }

    [Fact]
    public void Parameters_and_ids_can_stand_in_the_query()
    {
        var definition = TestDefinition.With(
            ("request", """{ "path": "/runs", "query": { "run": "{id}", "full": "1" }, "summaryQuery": { "full": "0", "only": "state" } }"""),
            ("parameters", """[{ "name": "Zone", "in": "query", "wireName": "z&z", "required": true }, { "name": "Other", "in": "query" }]"""));
        var account = Providers.Account(definition);
        Assert.Equal("https://api.example.com/runs?run=a%26b&full=1&z%26z=acme", Build(account, "a&b").AbsoluteUri);
        Assert.Equal("https://api.example.com/runs?run=a%26b&full=0&only=state&z%26z=acme", Build(account, "a&b", isSummary: true).AbsoluteUri);
    }

    [Fact]
    public void A_connection_can_choose_the_path()
    {
        var definition = Providers.BuiltIn.Get("Oumla");
        var account = Providers.Account(definition, options => options with { RequestPath = "/api/v1/workflows/{id}/status" });
        Assert.Equal("https://sandbox.oumla.com/api/v1/workflows/a%2Fb/status", Build(account, "a/b").AbsoluteUri);
    }

    [Theory]
    [InlineData("//evil.example/{id}")]
    [InlineData(".evil.example/{id}")]
    [InlineData("@evil.example/{id}")]
    [InlineData(":8080/{id}")]
    [InlineData("/a/../{id}")]
    [InlineData("/a?b={id}")]
    [InlineData("/a/{id}#b")]
    [InlineData("/a/{Unknown}/{id}")]
    [InlineData("/a/{id")]
    [InlineData("/a/{id}\t")]
    [InlineData("/a b/{id}")]
    [InlineData("/a")]
    public void A_path_that_would_go_elsewhere_is_refused_before_any_request(string path)
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Providers.Account(TestDefinition.With(), options => options with { RequestPath = path }));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
    }

    private static Uri Build(string provider, string id, bool isSummary = false) => Build(Providers.Account(provider), id, isSummary);

    private static Uri Build(RunAccount account, string id, bool isSummary = false) =>
        RequestBuilder.Build(new RunReference(account, id), account.Definition.Wire.Request, isSummary);
}
