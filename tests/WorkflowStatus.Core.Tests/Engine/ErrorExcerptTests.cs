using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>What an error answer says where no path of the definition finds a message, and what a success says that holds no run.</summary>
public sealed class ErrorExcerptTests
{
    private const string Json = "application/json";

    [Theory]
    [InlineData("""{ "message": { "status": ["does not have a valid value"] } }""", Json, """{"status":["does not have a valid value"]}""")]
    [InlineData("""{ "title": "Bad\r\nRequest", "message": null }""", Json, """{"title":"Bad\r\nRequest","message":null}""")]
    [InlineData("""["no such job"]""", Json, """["no such job"]""")]
    [InlineData("\"no such job\"", Json, "no such job")]
    [InlineData("""{ "message": "one", "message": "two" }""", Json, """{ "message": "one", "message": "two" }""")]
    [InlineData("""{ "message": "broken o""", Json, """{ "message": "broken o""")]
    [InlineData("""{ "message": "half \ud800" }""", Json, """{ "message": "half \ud800" }""")]
    [InlineData("job 7:\r\n \u001b[31mno such job\n", "text/plain", "job 7:  ␛[31mno such job")]
    [InlineData("no such job", null, "no such job")]
    public async Task What_no_path_finds_is_shown_as_it_is(string body, string? type, string shown)
    {
        var error = await Error(body, type);
        Assert.StartsWith($"Test run 'run-1' could not be read: the service refused the request (HTTP 400). The service says: {shown}", error.Message);
        Assert.Equal((WorkflowErrorId.RequestRejected, null), (error.ErrorId, error.ServiceMessage));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html")]
    [InlineData("<!DOCTYPE html><p>Bad gateway", null)]
    [InlineData("Bad gateway", "text/html")]
    [InlineData("PK and more", "application/zip")]
    [InlineData("PK\0b", "text/plain")]
    [InlineData(" ... ", "text/plain")]
    public async Task Pages_and_what_is_no_text_are_not_shown(string body, string? type) =>
        Assert.DoesNotContain("The service says", (await Error(body, type)).Message);

    [Fact]
    public async Task A_long_one_is_cut()
    {
        var error = await Error($$"""{ "trace": "{{new string('x', 5000)}}" }""", Json);
        Assert.Contains("says: {\"trace\":\"" + new string('x', 189) + "….", error.Message);
    }

    [Theory]
    [InlineData("s3cret/key+word", "key s3cret/key+word refused")]
    [InlineData("s3cret/key+word", "key S3CRET/KEY+WORD refused")]
    [InlineData("s3cret/key+word", """{ "detail": { "key": "s3cret/key+word" } }""", Json)]
    [InlineData("s3cret/key+word", """{ "key": "s3cret/key+word", "key": "\u0041" """, Json)]
    [InlineData("s3cretkeyword", """{ "key": "s3cretkey\u0077ord", "key": "\u0041" """, Json)]
    [InlineData("s3cretkeyword", """{ "detail": "s3cretkey\u0077ord" }""", Json)]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab/cd%2Bef%26secretKEY99%3D%3D")]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab%2fcd%2bef%26secretKEY99%3d%3d")]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab%252fcd%252bef%2526secretKEY99%253d%253d")]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab/cd+ef&amp;secretKEY99==")]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab&#47;cd&#x2B;ef&#38;secretKEY99&equals;&equals;")]
    [InlineData("ab/cd+ef&secretKEY99==", """{ "detail": "bad ab&#47;cd&plus;ef&amp;secretKEY99==" }""", Json)]
    [InlineData("ab/cd+ef&secretKEY99==", """{ "detail": "bad ab/cd%2Bef%26secretKEY99%3D%3D" }""", Json)]
    [InlineData("ab/cd+ef&secretKEY99==", "bad ab/cd\\x2bef\\x26secretKEY99")]
    [InlineData("ab%41cd&secretKEY99", "bad ab%41cd&amp;secretKEY99")]
    [InlineData("abcdefsecretKEY99", "bad abcdef\r\nsecretKEY99")]
    [InlineData("abcdefsecretKEY99", "bad abcdef\u001bsecret KEY99")]
    [InlineData("abcdefsecretKEY99", "bad abcdef\u200bsecretKEY99")]
    [InlineData("abcdefsecretKEY99", """{ "detail": "abcdef\r\nsecretKEY99" }""", Json)]
    [InlineData("abcdefsecretKEY99", "bad YWJjZGVmc2VjcmV0S0VZOTk=")]
    [InlineData("abcdefsecretKEY99", "bad YWJjZGVm\r\nc2VjcmV0S0VZOTkK")]
    [InlineData("key?>?>~secret", "bad a2V5Pz4_Pn5zZWNyZXQ")]
    [InlineData("mary.jones:p4ssword", "no such user mary.jones")]
    [InlineData("mary.jones:p4ssword", "wrong p4ssword")]
    [InlineData("Basic bWFyeS5qb25lczpwNHNzd29yZA==", "wrong p4ssword")]
    [InlineData("Basic bWFyeS5qb25lczpwNHNzd29yZA==", "wrong bWFyeS5qb25lczpwNHNzd29yZA")]
    [InlineData("k9", "wrong k9")]
    [InlineData("+/+", "wrong %2B/%2B")]
    public async Task The_credential_is_not_in_it(string secret, string body, string type = "text/plain") =>
        Assert.DoesNotContain("The service says", await Refusal(secret, body, type));

    [Theory]
    [InlineData("s3cret/key+word", "the secret key is the wrong word")]
    [InlineData("s3cret/key+word", """{ "detail": "100%25 &amp; more" }""", Json)]
    [InlineData("mary.jones:p4ss", "no such pass")]
    [InlineData("+/+", "1+1 is no job")]
    public async Task What_is_not_the_credential_is_shown(string secret, string body, string type = "text/plain") =>
        Assert.Contains("The service says", await Refusal(secret, body, type));

    [Theory]
    [InlineData("""{ "error": { "message": "quota exceeded", "code": 7 } }""", "$", "quota exceeded (code 7)")]
    [InlineData("""{ "data": null, "errors": [{ "message": "no field 'x'" }] }""", "$.data", "no field 'x'")]
    [InlineData("""{ "data": {}, "errors": [{ "message": "no field 'x'" }] }""", "$.data", "no field 'x'")]
    [InlineData("""{ "ok": false, "error": "channel_not_found" }""", "$.run", "channel_not_found")]
    public async Task An_error_in_a_success_is_told_in_the_services_words(string body, string items, string said)
    {
        var definition = TestDefinition.With(
            ("run.items", $"\"{items}\""), ("errorAnswer", """{ "message": ["$.error.message", "$.errors[0].message", "$.error"], "code": "$.error.code" }"""));
        var error = await TestRead.ErrorAsync(definition, new StubHandler(_ => Answers.Json(body)), TestRead.Once);
        Assert.Equal(WorkflowErrorId.InvalidResponse, error.ErrorId);
        Assert.Contains($"(HTTP 200). The service says: {said}. Check", error.Message);
    }

    [Fact]
    public async Task A_run_that_is_wrong_in_another_way_is_not_told_in_words_that_mean_something_else()
    {
        var definition = TestDefinition.With(("errorAnswer", """{ "message": "$.message" }"""), ("steps", """{ "items": "$.steps", "name": "$.n" }"""));
        var error = await TestRead.ErrorAsync(definition, new StubHandler(_ => Answers.Json("""{ "status": "done", "message": "all is well", "steps": [{ "n": 1, "n": 2 }] }""")), TestRead.Once);
        Assert.DoesNotContain("all is well", error.Message);
    }

    private static async Task<string> Refusal(string secret, string body, string type)
    {
        var definition = TestDefinition.With(("auth", """{ "type": "header", "name": "x-api-key" }"""));
        var run = new RunReference(Providers.Account(definition, options => options with { Credential = new Credential(secret) }), "run-1");
        var result = await TestRead.ReadAsync(run, new StubHandler(_ => Answers.Bytes(Encoding.UTF8.GetBytes(body), type, 400)), TestRead.Once);
        return result.Error!.ToString();
    }

    private static Task<WorkflowStatusException> Error(string body, string? type) => TestRead.ErrorAsync(
        TestDefinition.With(("errorAnswer", """{ "message": "$.message" }""")), new StubHandler(_ => Answers.Bytes(Encoding.UTF8.GetBytes(body), type, 400)), TestRead.Once);
}
