using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class RequestReaderTests
{
    [Theory]
    [InlineData("https://api.example.com/prefix")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000")]
    public void A_base_uri_is_https_or_this_machine(string baseUri) =>
        Assert.Equal(baseUri, TestDefinition.With(("baseUri", $"\"{baseUri}\"")).BaseUriTemplate);

    [Theory]
    [InlineData("http://api.example.com", "expected an absolute https URI")]
    [InlineData("ftp://api.example.com", "expected an absolute https URI")]
    [InlineData("api.example.com", "expected an absolute https URI")]
    [InlineData("https://me:word@api.example.com", "expected an absolute https URI")]
    [InlineData("https://api.example.com?a=b", "expected an absolute https URI")]
    [InlineData("https://{Tenant}.example.com", "expected an absolute https URI")]
    [InlineData("https://{Tenant}", "expected an absolute https URI")]
    [InlineData("https://api.example.com{Tenant}/", "expected an absolute https URI")]
    [InlineData("https://api.example.com:{Tenant}/", "expected an absolute https URI")]
    [InlineData("{Tenant}", "expected an absolute https URI")]
    [InlineData("https://api.example.com/{Tenant}?a=b", "expected an absolute https URI")]
    [InlineData("https://api.example.com/{Tenant}#a", "expected an absolute https URI")]
    [InlineData("https://api.example.com/{id}", "not in the base URI")]
    [InlineData("https://api.example.com/{Other}", "found {Other}")]
    [InlineData("https://api.example.com/{", "expected '{name}'")]
    public void Another_base_uri_is_refused(string baseUri, string message)
    {
        var text = TestDefinition.TextWith(("parameters", """[{ "name": "Tenant", "required": true }]"""), ("request.path", "\"/{Tenant}/{id}\""), ("baseUri", $"\"{baseUri}\""));
        Mistake.AssertHas(Mistake.Load(text), 1, "$.baseUri", message);
    }

    [Theory]
    [InlineData("\"baseUri\": \"https://api.example.com\",", "", 1, "$.baseUri", "expected an absolute https URI, found nothing")]
    [InlineData("\"request\": { \"path\": \"/runs/{id}\" },", "", 1, "$", "expected a member 'request'")]
    [InlineData("\"path\": \"/runs/{id}\"", "", 6, "$.request.path", "expected a path that begins with '/', found nothing")]
    [InlineData("\"path\": \"/runs/{id}\"", "\"path\": 5", 6, "$.request.path", "found 5")]
    [InlineData("\"/runs/{id}\"", "\"/runs\"", 6, "$.request", "expected {id} in the path or the query")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{ID}\"", 6, "$.request.path", "found {ID}")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}/{TenantId}\"", 6, "$.request.path", "expected {id} or a parameter of this file, found {TenantId}")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id\"", 6, "$.request.path", "expected '{name}'")]
    [InlineData("\"/runs/{id}\"", "\"/runs/id}/{id}\"", 6, "$.request.path", "found '}' without '{'")]
    [InlineData("\"/runs/{id}\"", "\"runs/{id}\"", 6, "$.request.path", "begins with one '/'")]
    [InlineData("\"/runs/{id}\"", "\"//evil/{id}\"", 6, "$.request.path", "begins with one '/'")]
    [InlineData("\"/runs/{id}\"", "\"/runs/../{id}\"", 6, "$.request.path", "without '.', '..'")]
    [InlineData("\"/runs/{id}\"", "\"/runs/./{id}\"", 6, "$.request.path", "without '.', '..'")]
    [InlineData("\"/runs/{id}\"", "\"/runs/%2e/{id}\"", 6, "$.request.path", "nor written as %2e")]
    [InlineData("\"/runs/{id}\"", "\"/%2E%2e/{id}\"", 6, "$.request.path", "nor written as %2e")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}/.%2e\"", 6, "$.request.path", "nor written as %2e")]
    [InlineData("\"/runs/{id}\"", "\"/runs?x={id}\"", 6, "$.request.path", "'?'")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}#x\"", 6, "$.request.path", "'#'")]
    [InlineData("\"/runs/{id}\"", "\"/runs\\\\{id}\"", 6, "$.request.path", "'\\'")]
    [InlineData("\"/runs/{id}\"", "\"/ru ns/{id}\"", 6, "$.request.path", "blanks")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"query\": [1]", 6, "$.request.query", "expected an object, found an array")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"query\": { \"a\": 1 }", 6, "$.request.query.a", "expected a text of printable ASCII characters in quotes, found 1")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"query\": { \"a\": \"{x}\" }", 6, "$.request.query.a", "found {x}")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"summaryQuery\": { \"a\": \"ü\" }", 6, "$.request.summaryQuery.a", "printable ASCII")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"Host\": \"a\" }", 6, "$.request.headers.Host", "belongs to the connection")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"Authorization\": \"x\" }", 6, "$.request.headers.Authorization", "which carries a credential: 'auth' says how that is sent")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"proxy-authorization\": \"x\" }", 6, "$.request.headers['proxy-authorization']", "which carries a credential: 'auth' says how that is sent")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"cookie\": \"x\" }", 6, "$.request.headers.cookie", "which carries a credential: 'auth' says how that is sent")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"a b\": \"a\" }", 6, "$.request.headers['a b']", "expected a header name")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"x-a\": \"a\\r\\nb: c\" }", 6, "$.request.headers.x-a", "printable ASCII")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"headers\": { \"x-a\": true }", 6, "$.request.headers.x-a", "found true")]
    [InlineData("\"/runs/{id}\"", "\"/runs/{id}\", \"querry\": {}", 6, "$.request.querry", "did you mean 'query'?")]
    public void A_mistake_in_the_request_is_refused(string part, string by, int line, string path, string message) =>
        Mistake.AssertHas(Mistake.Replace(part, by), line, path.Replace(".x-a", "['x-a']", System.StringComparison.Ordinal), message);

    [Theory]
    [InlineData("/v1%2e0/{id}")]
    [InlineData("/%2e%2e%2e/{id}")]
    [InlineData("/{id}/%252e%252e")]
    public void Other_escapes_may_stand_in_a_path(string path) =>
        Assert.Equal(path, TestDefinition.With(("request.path", $"\"{path}\"")).Wire.Request.Path.ToString());

    [Theory]
    [InlineData("""{ "authorization": "Bearer x" }""", ".authorization", "which carries the credential")]
    [InlineData("""{ "x-tenant": "a" }""", "['x-tenant']", "which the parameter 'Tenant' fills")]
    [InlineData("""{ "X-Own": "a", "x-own": "b" }""", "['x-own']", "found 'x-own' again")]
    public void A_header_has_one_source(string headers, string place, string message)
    {
        var followUps = $$"""[{ "name": "e", "path": "/e/{id}", "error": { "message": "$.m" }, "headers": {{headers}} }]""";
        foreach (var (member, json, path) in new[] { ("request.headers", headers, "$.request.headers"), ("followUps", followUps, "$.followUps[0].headers") })
        {
            var text = TestDefinition.TextWith(("auth", """{ "type": "bearer" }"""), ("parameters", """[{ "name": "Tenant", "in": "header", "wireName": "X-Tenant" }]"""), (member, json));
            Mistake.AssertHas(Mistake.Load(text), 1, path + place, message);
        }
    }

    [Theory]
    [InlineData("""{ "path": "/e/{id}", "error": {} }""", "$.followUps.name", "expected a name, found nothing")]
    [InlineData("""{ "name": "e", "error": {} }""", "$.followUps.path", "expected a path")]
    [InlineData("""{ "name": "e", "path": "/e/{id}" }""", "$.followUps", "expected 'steps' or 'error'")]
    [InlineData("""{ "name": "e", "path": "/e/{Tenant}", "error": {} }""", "$.followUps.path", "found {Tenant}")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "steps": {} }""", "$.followUps.steps", "expected a member 'items'")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": { "items": "x" } }""", "$.followUps.error.items", "expected a path such as")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": {}, "when": {} }""", "$.followUps.when", "at least one of states, anyStep, hasSteps, hasError")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": {}, "when": { "states": ["Ended"] } }""", "$.followUps.when.states[0]", "found \"Ended\"")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": {}, "when": { "hasSteps": "no" } }""", "$.followUps.when.hasSteps", "expected true or false, found \"no\"")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": {}, "when": { "hasStep": true } }""", "$.followUps.when.hasStep", "did you mean 'hasSteps'?")]
    [InlineData("""{ "name": "e", "path": "/e/{id}", "error": {}, "require": true }""", "$.followUps.require", "did you mean 'required'?")]
    public void A_mistake_in_a_follow_up_is_refused(string followUp, string path, string message) =>
        Mistake.AssertHas(Mistake.Add($"\"followUps\": {followUp}"), 9, path, message);
}
