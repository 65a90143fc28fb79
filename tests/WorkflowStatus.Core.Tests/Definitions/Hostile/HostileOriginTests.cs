using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>The credential goes to the origin of the definition's base URI and to no other, whatever the definition, its parameters, ids and the service say.</summary>
public sealed class HostileOriginTests
{
    [Theory]
    [InlineData("https://{Tenant}")]
    [InlineData("https://{Tenant}.example.com")]
    [InlineData("https://api.{Tenant}/x")]
    [InlineData("https://api.example.com{Tenant}")]
    [InlineData("https://api.example.com:{Tenant}/")]
    [InlineData("https://api.example.com:8{Tenant}/")]
    [InlineData("{Tenant}://api.example.com/")]
    [InlineData("{Tenant}")]
    [InlineData("https:/{Tenant}/x")]
    [InlineData("https:{Tenant}/x/")]
    [InlineData("https://{Tenant}@api.example.com/")]
    [InlineData("https://api.example.com\\\\{Tenant}")]
    [InlineData("https://api.example.com\\\\@{Tenant}/")]
    [InlineData("https://api.example.com/?x={Tenant}")]
    [InlineData("https://api.example.com/#{Tenant}")]
    public void A_parameter_never_stands_in_the_origin(string baseUri)
    {
        var problems = Mistake.Load(TestDefinition.TextWith(("baseUri", $"\"{baseUri}\""), ("parameters", """[{ "name": "Tenant", "required": true }]""")));
        Assert.Contains(problems, problem => problem.Path == "$.baseUri" && problem.Message.StartsWith("expected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://localhost.")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    [InlineData("ftp://api.example.com")]
    [InlineData("ws://api.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//api.example.com")]
    [InlineData("https:api.example.com")]
    [InlineData("https:///api.example.com")]
    [InlineData("https://api.example.com@evil.example")]
    [InlineData("https://api.example.com:443@evil.example")]
    [InlineData("https://user:word@api.example.com")]
    [InlineData("https://api.example.com\\\\.evil.example")]
    [InlineData("https:\\\\\\\\evil.example/x")]
    [InlineData("https:/\\\\evil.example/x")]
    [InlineData("https://api.example.com%2eevil.example")]
    [InlineData("https://api.example.com%00.evil.example")]
    [InlineData("https://evil.example#@api.example.com/")]
    [InlineData("https://evil.example?@api.example.com/")]
    [InlineData("https://api.ex\u0430mple.com")]
    [InlineData("https://evil\u3002example")]
    [InlineData("https://\u2460.example")]
    [InlineData("https://api\u200b.example.com")]
    [InlineData("https://api.example.com\\u0009.evil.example")]
    [InlineData("https://api.example.com:99999")]
    [InlineData("https://[::1")]
    public void A_base_uri_that_is_not_what_it_looks_like_is_refused(string baseUri) =>
        Assert.Contains(Mistake.Load(TestDefinition.TextWith(("baseUri", $"\"{baseUri}\""))), problem => problem.Path == "$.baseUri");

    [Theory]
    [InlineData("//evil.example/{id}")]
    [InlineData("https://evil.example/{id}")]
    [InlineData("@evil.example/{id}")]
    [InlineData(".evil.example/{id}")]
    [InlineData(":8443/{id}")]
    [InlineData("\\\\\\\\evil.example/{id}")]
    [InlineData("/\\\\evil.example/{id}")]
    [InlineData("/../{id}")]
    [InlineData("/a/../../{id}")]
    [InlineData("/./{id}")]
    [InlineData("/%2e%2E/{id}")]
    [InlineData("/a/.%2e/{id}")]
    [InlineData("/{id}?x=1")]
    [InlineData("/{id}#x")]
    [InlineData("/{id} HTTP/1.1")]
    [InlineData("/{id}\\r\\nX-Evil: 1")]
    public void A_request_path_never_leads_elsewhere(string path)
    {
        Assert.Contains(Mistake.Load(TestDefinition.TextWith(("request", $$"""{ "path": "{{path}}" }"""))), problem => problem.Path.StartsWith("$.request", StringComparison.Ordinal));
        var followUps = $$"""[{ "name": "more", "path": "{{path}}", "steps": { "items": "$" } }]""";
        Assert.Contains(Mistake.Load(TestDefinition.TextWith(("followUps", followUps))), problem => problem.Path.StartsWith("$.followUps[0]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("//evil.example")]
    [InlineData("@evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("..%2f..")]
    [InlineData("%2e%2e")]
    [InlineData("a/../../b")]
    [InlineData("?x=1")]
    [InlineData("#x")]
    [InlineData("\u3002evil.example")]
    [InlineData("x;y=z")]
    public async Task Hostile_values_stay_in_their_place(string value)
    {
        var definition = TestDefinition.With(
            ("auth", """{ "type": "header", "name": "X-Key" }"""),
            ("baseUri", "\"https://api.example.com/{Tenant}\""),
            ("parameters", """[{ "name": "Tenant", "required": true }, { "name": "Part", "in": "query" }]"""),
            ("request", """{ "path": "/{Tenant}/runs/{id}", "query": { "q": "{id}" } }"""),
            ("followUps", """[{ "name": "more", "path": "/{Tenant}/{id}/steps", "steps": { "items": "$.steps" }, "paging": { "by": "token", "query": "token", "next": "$.next" } }]"""));
        var account = Providers.Account(definition, options => options with { Parameters = new Dictionary<string, string> { ["Tenant"] = value, ["Part"] = value } });
        var handler = new StubHandler(_ => Answers.Json($$"""{ "status": "done", "steps": [], "next": "https://evil.example/?{{Uri.EscapeDataString(value)}}" }"""));

        var result = await TestRead.ReadAsync(new RunReference(account, value), handler, TestRead.Once);

        Assert.Null(result.Error);
        Assert.Equal(3, handler.Requests.Count);
        Assert.All(handler.Requests, request =>
        {
            Assert.Equal("https://api.example.com", request.Address.GetLeftPart(UriPartial.Authority));
            Assert.Equal(Providers.Secret, request.Headers["X-Key"]);
            Assert.StartsWith($"/{Uri.EscapeDataString(value)}/{Uri.EscapeDataString(value)}/", request.Address.AbsolutePath, StringComparison.Ordinal);
        });
        Assert.Contains(handler.Requests, request => request.Address.Query.Replace("%3A", ":", StringComparison.Ordinal).Contains("https:%2F%2Fevil.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\rb")]
    [InlineData("a\nX-Evil: 1")]
    [InlineData("a\0b")]
    [InlineData("a\u001bb")]
    [InlineData("half a character")]
    public void Values_that_cannot_stand_in_an_address_are_refused(string value)
    {
        // A test's name cannot hold it.
        value = value == "half a character" ? "\ud800" : value;
        var definition = TestDefinition.With(("parameters", """[{ "name": "Tenant", "required": true }]"""), ("request", """{ "path": "/{Tenant}/{id}" }"""));
        Assert.Equal(WorkflowErrorId.InvalidParameter, Assert.Throws<WorkflowStatusException>(() => new RunReference(Providers.Account(definition), value)).ErrorId);
        Assert.Equal(
            WorkflowErrorId.InvalidParameter,
            Assert.Throws<WorkflowStatusException>(() => Providers.Account(definition, options => options with { Parameters = new Dictionary<string, string> { ["Tenant"] = value } })).ErrorId);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Cookie")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Connection")]
    [InlineData("X\\r\\nY")]
    [InlineData("X:Y")]
    [InlineData("")]
    public void A_header_that_changes_where_or_how_a_request_goes_is_refused(string name)
    {
        Assert.NotEmpty(Mistake.Load(TestDefinition.TextWith(("request", $$"""{ "path": "/{id}", "headers": { "{{name}}": "evil.example" } }"""))));
        Assert.NotEmpty(Mistake.Load(TestDefinition.TextWith(("parameters", $$"""[{ "name": "Tenant", "in": "header", "wireName": "{{(name.Length == 0 ? "x y" : name)}}" }]"""))));
        Assert.NotEmpty(Mistake.Load(TestDefinition.TextWith(("auth", $$"""{ "type": "header", "name": "{{name}}" }"""))));
    }

    [Theory]
    [InlineData("value\\r\\nX-Evil: 1")]
    [InlineData("value\\n")]
    [InlineData(" value")]
    [InlineData("v\u00e4lue")]
    [InlineData("\\u0000")]
    public void A_header_value_that_is_not_one_line_of_ascii_is_refused(string value) =>
        Assert.Contains(Mistake.Load(TestDefinition.TextWith(("request", $$"""{ "path": "/{id}", "headers": { "X-Own": "{{value}}" } }"""))), problem => problem.Path == "$.request.headers['X-Own']");

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/elsewhere")]
    [InlineData("http://api.example.com/")]
    public async Task A_redirect_is_not_followed_by_a_follow_up_request_either(string target)
    {
        var definition = TestDefinition.With(("auth", """{ "type": "bearer" }"""), ("followUps", """[{ "name": "more", "path": "/{id}/steps", "steps": { "items": "$" }, "required": true }]"""));
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Redirect(target));
        var error = await TestRead.ErrorAsync(definition, handler, TestRead.Once);
        Assert.Equal(WorkflowErrorId.RequestRejected, error.ErrorId);
        Assert.Equal(2, handler.Requests.Count);
        Assert.All(handler.Requests, request => Assert.Equal("api.example.com", request.Address.Host));
    }

    [Fact]
    public void The_credential_has_no_place_but_its_header()
    {
        // No template name stands for it: what is not a parameter or the id is refused.
        foreach (var name in new[] { "Token", "ApiKey", "credential", "secret", "auth" })
        {
            Assert.NotEmpty(Mistake.Load(TestDefinition.TextWith(("request", $$"""{ "path": "/{id}/{{{name}}}" }"""))));
            Assert.NotEmpty(Mistake.Load(TestDefinition.TextWith(("request", $$"""{ "path": "/{id}", "query": { "q": "{{{name}}}" } }"""))));
        }
    }
}
