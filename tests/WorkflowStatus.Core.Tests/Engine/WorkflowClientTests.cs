using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

public sealed class WorkflowClientTests
{
    private const string Done = """{ "status": "done" }""";

    [Fact]
    public async Task A_request_asks_for_json_packed_or_not_and_names_the_product()
    {
        var handler = new StubHandler(_ => Answers.Json(Done));
        await TestRead.ReadAsync(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), handler);
        var headers = Assert.Single(handler.Requests).Headers;
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Matches("^WorkflowStatus/[0-9]+\\.[0-9]+\\.[0-9]+$", headers["User-Agent"]);
        Assert.StartsWith("gzip", headers["Accept-Encoding"], StringComparison.Ordinal);
        Assert.Equal(3, headers.Count);
    }

    [Fact]
    public async Task What_the_definition_says_of_headers_wins()
    {
        var definition = TestDefinition.With(("request.headers", """{ "accept": "application/vnd.example+json", "x-version": "7" }"""));
        var handler = new StubHandler(_ => Answers.Json(Done));
        await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler);
        var headers = Assert.Single(handler.Requests).Headers;
        Assert.Equal(("application/vnd.example+json", "7"), (headers["Accept"], headers["x-version"]));
    }

    [Fact]
    public async Task A_summary_asks_for_less()
    {
        var handler = new StubHandler(_ => Answers.Json("""{ "status": "Complete" }"""));
        await TestRead.ReadAsync(new RunReference(Providers.Account("8x8"), "run-1"), handler, TestRead.Once with { IsSummary = true });
        Assert.Equal("?includeLogs=false", Assert.Single(handler.Requests).Address.Query);
    }

    [Fact]
    public async Task Many_reads_at_once_do_not_mix()
    {
        using var client = new WorkflowClient(new WorkflowClientOptions
        {
            Handler = new StubHandler(async (request, _) =>
            {
                await Task.Yield();
                return Answers.Json($$"""{ "status": "done", "message": "{{request.RequestUri!.Segments[^1]}}", "padding": "{{new string('x', Random.Shared.Next(5000))}}" }""");
            }),
        });
        var account = Providers.Account(TestDefinition.With());
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => client.ReadAsync(new RunReference(account, $"id{number}"))));
        Assert.All(results, result => Assert.Equal(result.Reference.Id, Assert.Single(result.Runs).Message));
    }

    [Fact]
    public async Task Objects_are_made_by_the_hosts_factory()
    {
        var factory = new ListFactory();
        using var client = new WorkflowClient(new WorkflowClientOptions { Objects = factory, Handler = new StubHandler(_ => Answers.Json("""{ "status": "done", "more": { "a": 1 } }""")) });
        var run = Assert.Single((await client.ReadAsync(new RunReference(Providers.Account(TestDefinition.With()), "run-1"))).Runs);
        Assert.Equal("more=[a=1]", string.Join(',', Assert.IsType<string[]>(run.Details)));
    }

    public static TheoryData<string, int> Failures => new()
    {
        { """{ "message": "The key canary-5ecre7-k3y is wrong", "code": "canary-5ecre7-k3y", "errorId": "Bearer canary-5ecre7-k3y" }""", 401 },
        { """{ "message": "no" }""", 403 },
        { "{", 200 },
        { "<html>", 200 },
        { "{}", 500 },
        { "[5]", 200 },
        { "redirect", 302 },
        { "throw", 0 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task No_text_of_a_failed_read_holds_the_credential(string body, int status)
    {
        foreach (var definition in Providers.Network)
        {
            var handler = new StubHandler(_ => body switch
            {
                "throw" => throw new HttpRequestException("down"),
                "redirect" => Answers.Redirect($"https://evil.example/{Providers.Secret}?key={Providers.Secret}"),
                _ => Answers.Json(body, status),
            });
            var run = new RunReference(Providers.Account(definition), "run-1");
            var result = await TestRead.ReadAsync(run, handler);
            Assert.Contains(run.Account.Headers[^1].Value, handler.Requests[0].Headers.Values);
            foreach (var text in new[] { result.Error!.ToString(), result.Error.ServiceMessage, result.Error.ServiceCode, result.Error.ServiceErrorId, string.Join('\n', result.Notes), run.ToString(), JsonSerializer.Serialize(run.Account) })
            {
                Assert.DoesNotContain(Providers.Secret, text ?? string.Empty);
                Assert.DoesNotContain(run.Account.Headers[^1].Value, text ?? string.Empty);
            }
        }
    }

    private sealed class ListFactory : IObjectFactory
    {
        public object Create(IReadOnlyList<KeyValuePair<string, object?>> members) =>
            members.Select(member => $"{member.Key}={(member.Value is string[] inner ? $"[{string.Join(',', inner)}]" : member.Value)}").ToArray();
    }
}
