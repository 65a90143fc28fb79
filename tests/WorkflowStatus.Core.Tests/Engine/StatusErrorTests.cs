using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>What an HTTP status means.</summary>
public sealed class StatusErrorTests
{
    [Theory]
    [InlineData(400, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(401, WorkflowErrorId.Unauthorized, false, "Check the token and whether it has expired.")]
    [InlineData(402, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(403, WorkflowErrorId.Forbidden, false, "Check the credential's role and the account or tenant.")]
    [InlineData(404, WorkflowErrorId.RunNotFound, false, "Check the id, and that it belongs to this account.")]
    [InlineData(405, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(408, WorkflowErrorId.RequestTimeout, true, "Try again later.")]
    [InlineData(409, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(410, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(422, WorkflowErrorId.RequestRejected, false, "Check the id and the provider's parameters.")]
    [InlineData(429, WorkflowErrorId.RateLimited, true, "Try again later, or ask for fewer runs at once.")]
    [InlineData(500, WorkflowErrorId.ServiceUnavailable, true, "Try again later; if it goes on, ask the service's support.")]
    [InlineData(502, WorkflowErrorId.ServiceUnavailable, true, "Try again later; if it goes on, ask the service's support.")]
    [InlineData(503, WorkflowErrorId.ServiceUnavailable, true, "Try again later; if it goes on, ask the service's support.")]
    [InlineData(504, WorkflowErrorId.ServiceUnavailable, true, "Try again later; if it goes on, ask the service's support.")]
    [InlineData(300, WorkflowErrorId.RequestRejected, false, "Set the base URI to the service's present address.")]
    public async Task Each_status_has_its_error_and_its_advice(int status, WorkflowErrorId id, bool isTransient, string advice)
    {
        var handler = new StubHandler(_ => Answers.Json("""{ "code": 1300, "message": "It says so", "errorId": "e-1" }""", status));
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("8x8"), handler, TestRead.Once);
        Assert.Equal((id, isTransient, advice), (error.ErrorId, error.IsTransient, error.RecommendedAction));
        Assert.Equal((status, "It says so", "1300", "e-1"), (error.StatusCode, error.ServiceMessage, error.ServiceCode, error.ServiceErrorId));
        Assert.Equal(("run-1", "8x8"), (error.Target, error.Provider));
        Assert.StartsWith("8x8 run 'run-1' ", error.Message);
        Assert.Contains($"(HTTP {status}). The service says: It says so (code 1300, error id e-1). ", error.Message);
        Assert.EndsWith(" " + advice, error.Message);
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining: 0", "Try again later, or ask for fewer runs at once.", null)]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 90", "Try again in 90 s, or ask for fewer runs at once.", 90)]
    [InlineData("RateLimit: \"default\";r=0;t=45", "Try again in 45 s, or ask for fewer runs at once.", 45)]
    [InlineData("Retry-After: 60", "Try again in 60 s, or ask for fewer runs at once.", 60)]
    public async Task A_403_that_tells_of_a_limit_is_no_matter_of_rights(string headers, string advice, int? seconds)
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("GitHubActions"), new StubHandler(_ => headers.Split('|').Aggregate(Answers.Status(403), (answer, header) => answer.With(header.Split(": ")[0], header.Split(": ")[1]))), TestRead.Once);
        Assert.Equal((WorkflowErrorId.RateLimited, true, advice), (error.ErrorId, error.IsTransient, error.RecommendedAction));
        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining: 4999")]
    [InlineData("X-RateLimit-Limit: 5000")]
    public async Task A_403_with_something_left_is_one(string header)
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("GitHubActions"), new StubHandler(_ => Answers.Status(403).With(header.Split(": ")[0], header.Split(": ")[1])), TestRead.Once);
        Assert.Equal((WorkflowErrorId.Forbidden, false), (error.ErrorId, error.IsTransient));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "message": null }""")]
    [InlineData("""{ "message": "  ", "more": [{}] }""")]
    public async Task A_body_that_says_nothing_readable_is_no_error_of_its_own(string body)
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("8x8"), new StubHandler(_ => Answers.Json(body, 404)), TestRead.Once);
        Assert.Equal("8x8 run 'run-1' was not found (HTTP 404). Check the id, and that it belongs to this account.", error.Message);
        Assert.Equal((WorkflowErrorId.RunNotFound, null, null, null), (error.ErrorId, error.ServiceMessage, error.ServiceCode, error.ServiceErrorId));
    }

    [Theory]
    [InlineData("a\\r\\nb\\tc", "a b c.")]
    [InlineData("\\u001b[31mred", "␛[31mred.")]
    [InlineData("Sorry!", "Sorry!")]
    [InlineData("Why?", "Why?")]
    public async Task The_services_words_become_one_clean_sentence(string said, string shown)
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("8x8"), new StubHandler(_ => Answers.Json($$"""{ "message": "{{said}}" }""", 404)), TestRead.Once);
        Assert.Contains($"The service says: {shown} Check", error.Message);
    }

    [Fact]
    public async Task Long_words_are_cut()
    {
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("8x8"), new StubHandler(_ => Answers.Json($$"""{ "message": "{{new string('x', 5000)}}" }""", 404)), TestRead.Once);
        Assert.Equal(500, error.ServiceMessage!.Length);
    }

    [Theory]
    [InlineData("Storyteller", "Check the key and whether it has expired.")]
    [InlineData("GloriaMundo", "Check the token and whether it has expired.")]
    public async Task The_advice_calls_the_credential_by_its_kind(string provider, string advice) =>
        Assert.EndsWith(advice, (await TestRead.ErrorAsync(Providers.BuiltIn.Get(provider), new StubHandler(_ => Answers.Status(401)), TestRead.Once)).Message);

    [Theory]
    [InlineData("https://evil.example/next/page?key=1#x", "https://evil.example/next/page")]
    [InlineData("/elsewhere?key=1", "/elsewhere")]
    [InlineData("http://me:word@evil.example/", "http://evil.example/")]
    public async Task A_redirect_is_not_followed_and_its_target_is_named(string location, string shown)
    {
        var handler = new StubHandler(_ => Answers.Redirect(location));
        var error = await TestRead.ErrorAsync(Providers.BuiltIn.Get("Storyteller"), handler);
        Assert.Single(handler.Requests);
        Assert.Equal((WorkflowErrorId.RequestRejected, 302), (error.ErrorId, error.StatusCode));
        Assert.Contains($"redirects to {shown}, and redirects are not followed", error.Message);
    }

    [Fact]
    public async Task A_redirect_without_a_target_says_so() =>
        Assert.Contains("redirects to no address", (await TestRead.ErrorAsync(TestDefinition.With(), new StubHandler(_ => Answers.Status(307)))).Message);

    [Theory]
    [InlineData("45", 45, "Try again in 45 s, or ask for fewer runs at once.")]
    [InlineData("2147483647", 86400, "Try again in 86400 s, or ask for fewer runs at once.")]
    public async Task Retry_After_is_told_when_the_retries_are_used_up(string header, int seconds, string advice)
    {
        var error = await TestRead.ErrorAsync(TestDefinition.With(), new StubHandler(_ => Answers.Status(429).With("Retry-After", header)), TestRead.Once);
        Assert.Equal(seconds, error.RetryAfter!.Value.TotalSeconds);
        Assert.EndsWith(advice, error.Message);
    }
}
