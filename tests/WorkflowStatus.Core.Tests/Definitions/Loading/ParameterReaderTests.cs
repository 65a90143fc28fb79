using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class ParameterReaderTests
{
    [Theory]
    [InlineData("5", "$.parameters", "expected an object, found 5")]
    [InlineData("[{}]", "$.parameters[0].name", "expected a parameter name, found nothing")]
    [InlineData("""[{ "name": "1a", "in": "query" }]""", "$.parameters[0].name", "a letter first, found \"1a\"")]
    [InlineData("""[{ "name": "a-b", "in": "query" }]""", "$.parameters[0].name", "expected letters and digits")]
    [InlineData("""[{ "name": "ä", "in": "query" }]""", "$.parameters[0].name", "expected letters and digits")]
    [InlineData("""[{ "name": "ID", "in": "query" }]""", "$.parameters[0].name", "that the commands do not use themselves")]
    [InlineData("""[{ "name": "Token", "in": "query" }]""", "$.parameters[0].name", "that the commands do not use themselves")]
    [InlineData("""[{ "name": "Verbose", "in": "query" }]""", "$.parameters[0].name", "that the commands do not use themselves")]
    [InlineData("""[{ "name": "A", "in": "body" }]""", "$.parameters[0].in", "expected one of path, header, query, user, found \"body\"")]
    [InlineData("""[{ "name": "A", "in": "query" }, { "name": "a", "in": "query" }]""", "$.parameters[1]", "found 'a' again")]
    [InlineData("""[{ "name": "A", "in": "header", "wireName": "x y" }]""", "$.parameters[0]", "expected a header name")]
    [InlineData("""[{ "name": "A", "in": "header", "wireName": "authorization" }]""", "$.parameters[0]", "which carries a credential: 'auth' says how that is sent")]
    [InlineData("""[{ "name": "A", "in": "header", "wireName": "Cookie" }]""", "$.parameters[0]", "which carries a credential: 'auth' says how that is sent")]
    [InlineData("""[{ "name": "A", "in": "query", "pattern": "(" }]""", "$.parameters[0].pattern", "expected a regular expression")]
    [InlineData("""[{ "name": "A", "in": "query", "pattern": 5 }]""", "$.parameters[0].pattern", "expected a regular expression, found 5")]
    [InlineData("""[{ "name": "A", "in": "query", "required": "yes" }]""", "$.parameters[0].required", "expected true or false")]
    [InlineData("""[{ "name": "A", "in": "query", "default": 1 }]""", "$.parameters[0].default", "expected a text in quotes, found 1")]
    [InlineData("""[{ "name": "A", "in": "query", "default": ".." }]""", "$.parameters[0].default", "expected a value that A can have: this one would name another address")]
    [InlineData("""[{ "name": "A", "in": "query", "default": "X", "pattern": "[a-z]+" }]""", "$.parameters[0].default", "this one does not match")]
    [InlineData("""[{ "name": "A", "in": "header", "default": "\u00fc" }]""", "$.parameters[0].default", "this one holds a character that cannot stand in a header")]
    [InlineData("""[{ "name": "A", "in": "header", "wireName": "If-Modified-Since", "default": "yesterday" }]""", "$.parameters[0].default", "this one does not fit the header If-Modified-Since")]
    [InlineData("""[{ "name": "A", "in": "user", "default": "a:b" }]""", "$.parameters[0].default", "this one holds a colon")]
    [InlineData("""[{ "name": "A", "in": "header", "wireName": "X-One" }, { "name": "B", "in": "header", "wireName": "x-one" }]""", "$.parameters[1]", "that no other parameter fills, found 'x-one'")]
    [InlineData("""[{ "name": "A", "in": "query", "helpp": "x" }]""", "$.parameters[0].helpp", "did you mean 'help'?")]
    [InlineData("""[{ "name": "A", "required": true }]""", "$.parameters", "expected the path to use {A}")]
    public void A_wrong_parameter_is_refused(string parameters, string path, string message) =>
        Mistake.AssertHas(Mistake.Add($"\"parameters\": {parameters}"), 9, path, message);

    [Theory]
    [InlineData("path", "request.path", "\"/{Tenant}/{id}\"")]
    [InlineData("path", "request.query", """{ "q": "{tenant}" }""")]
    [InlineData("path", "baseUri", "\"https://api.example.com/{Tenant}\"")]
    [InlineData("header", "request.path", "\"/{Tenant}/{id}\"")]
    [InlineData("query", "request.summaryQuery", """{ "q": "{tenant}" }""")]
    public void A_parameter_that_the_address_needs_is_required_or_has_a_default(string place, string member, string json)
    {
        string Parameter(string more) => $$"""[{ "name": "Tenant", "in": "{{place}}"{{more}} }]""";
        Assert.NotNull(TestDefinition.With((member, json), ("parameters", Parameter(", \"required\": true"))));
        Assert.NotNull(TestDefinition.With((member, json), ("parameters", Parameter(", \"default\": \"x\""))));
        Mistake.AssertHas(Mistake.Load(TestDefinition.TextWith((member, json), ("parameters", Parameter(string.Empty)))), 1, "$.parameters", "part of the address");
    }

    [Theory]
    [InlineData("5", "$.auth", "expected an object, found 5")]
    [InlineData("{}", "$.auth", "expected a member 'type'")]
    [InlineData("""{ "type": "oauth" }""", "$.auth.type", "expected one of none, bearer, header, basic, found \"oauth\"")]
    [InlineData("""{ "type": "header" }""", "$.auth.name", "expected the header's name, found nothing")]
    [InlineData("""{ "type": "header", "name": "a b" }""", "$.auth.name", "expected a header name")]
    [InlineData("""{ "type": "header", "name": "Cookie" }""", "$.auth.name", "belongs to the connection")]
    [InlineData("""{ "type": "bearer", "environmentVariable": "a-b" }""", "$.auth.environmentVariable", "expected capital letters")]
    [InlineData("""{ "type": "bearer", "name": "x" }""", "$.auth.name", "unknown member")]
    [InlineData("""{ "type": "bearer", "token": "secret" }""", "$.auth.token", "unknown member")]
    public void A_wrong_way_to_send_the_credential_is_refused(string auth, string path, string message) =>
        Mistake.AssertHas(Mistake.Add($"\"auth\": {auth}"), 9, path, message);

    [Fact]
    public void A_parameter_cannot_take_the_credentials_header() =>
        Mistake.AssertHas(
            Mistake.Add("""
                "auth": { "type": "header", "name": "X-Key" }, "parameters": [{ "name": "A", "in": "header", "wireName": "x-key" }]
                """),
            9,
            "$.parameters",
            "which carries the credential");
}
