using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Follow-up requests whose address holds a value of the run.</summary>
public sealed class RunValueTests
{
    private const string Jobs = """{ "name": "jobs", "path": "/workflows/{$.flow.id}/jobs", "steps": { "items": "$.jobs", "name": "$.n", "status": "$.s" } }""";

    private const string OneJob = """{ "jobs": [{ "n": "A", "s": "ok" }] }""";

    private static readonly string Required = With("\"required\": true");

    [Theory]
    [InlineData("\"f-1\"", "f-1")]
    [InlineData("42", "42")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("\"../admin\"", "..%2Fadmin")]
    [InlineData("\"a/b\"", "a%2Fb")]
    [InlineData("\"a\\\\b\"", "a%5Cb")]
    [InlineData("\"?x=1\"", "%3Fx%3D1")]
    [InlineData("\"#\"", "%23")]
    [InlineData("\"%2e%2e\"", "%252e%252e")]
    [InlineData("\"@evil.example:80\"", "%40evil.example%3A80")]
    [InlineData("\"{$.flow.id}\"", "%7B%24.flow.id%7D")]
    [InlineData("\"ü\"", "%C3%BC")]
    public async Task A_value_of_the_run_stands_in_the_path_as_one_segment(string value, string escaped)
    {
        var (result, handler) = await ReadAsync(Jobs, Flow(value), OneJob);
        Assert.Equal($"https://api.example.com/workflows/{escaped}/jobs", handler.Requests[1].Address.AbsoluteUri);
        Assert.Equal("A: Succeeded", string.Join(", ", Assert.Single(result.Runs).Steps));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task It_stands_in_a_query_value_beside_the_id()
    {
        var (_, handler) = await ReadAsync("""{ "name": "e", "path": "/e", "query": { "of": "{id}/{$['flow'].list[-1]}" }, "error": { "message": "$.m" } }""", """{ "status": "done", "flow": { "list": [1, "a&b"] } }""", "{}");
        Assert.Equal("?of=run-1/a%26b", handler.Requests[1].Address.Query);
    }

    [Fact]
    public async Task Each_of_several_runs_has_its_own()
    {
        var (result, handler) = await ReadAsync(Jobs, $"[{Flow("\"a\"")}, {Flow("null")}, {Flow("3")}]", OneJob);
        Assert.Equal(["/runs/run-1", "/workflows/a/jobs", "/workflows/3/jobs"], handler.Requests.Select(request => request.Address.AbsolutePath));
        Assert.Equal([1, 0, 1], result.Runs.Select(run => run.Steps.Count));
        Assert.Single(result.Notes);
    }

    [Theory]
    [InlineData("{ \"status\": \"done\" }")]
    [InlineData("{ \"status\": \"done\", \"flow\": [\"id\"] }")]
    [InlineData("{ \"status\": \"done\", \"flow\": { \"ID\": 1 } }")]
    [InlineData("{ \"status\": \"done\", \"flow\": { \"id\": null } }")]
    [InlineData("{ \"status\": \"done\", \"flow\": null }")]
    public Task Without_a_value_it_is_left_out_unless_it_is_required(string answer) => RefusesAsync(answer, "the run has no value at $.flow.id");

    [Theory]
    [InlineData("\"\"", "the value at $.flow.id is empty")]
    [InlineData("\" \"", "the value at $.flow.id is blank")]
    [InlineData("\"..\"", "the value at $.flow.id would name another address")]
    [InlineData("\".\"", "the value at $.flow.id would name another address")]
    [InlineData("\"\\u0000\"", "the value at $.flow.id holds a control character such as a line break")]
    [InlineData("\"a\\r\\nx: y\"", "the value at $.flow.id holds a control character such as a line break")]
    [InlineData("{ \"id\": \"f-1\" }", "the value at $.flow.id is an object, not a text or a number")]
    [InlineData("[\"f-1\"]", "the value at $.flow.id is an array, not a text or a number")]
    [InlineData("true", "the value at $.flow.id is a truth value, not a text or a number")]
    public Task A_value_that_can_stand_in_no_address_is_refused(string value, string problem) => RefusesAsync(Flow(value), problem);

    [Fact]
    public async Task One_that_cannot_be_sent_tells_the_status_of_the_main_answer()
    {
        var result = await TestRead.ReadAsync(Run(TestDefinition.With(("followUps", Required))), StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }""", 202)), TestRead.Once);
        Assert.Equal(202, result.Error!.StatusCode);
        Assert.Contains("the follow-up request 'jobs' cannot be sent: the run has no value at $.flow.id (HTTP 202).", result.Error.Message);
    }

    [Fact]
    public Task A_value_that_is_too_long_is_refused() => RefusesAsync(Flow($"\"{new string('x', 10_000)}\""), "the value at $.flow.id is longer than 2048 characters");

    [Theory]
    [InlineData("/a/.{$.flow.id}/b", "\".x\"", true)]
    [InlineData("/a/.{$.flow.id}/b", "\".\"", false)]
    [InlineData("/a/{$.flow.id}{$.flow['id']}/b", "\"x.\"", true)]
    [InlineData("/a/%2e{$.flow.id}", "\"%2e\"", true)]
    public async Task What_joins_a_value_makes_no_other_route_of_it(string path, string value, bool isSent)
    {
        var (_, handler) = await ReadAsync(Jobs.Replace("/workflows/{$.flow.id}/jobs", path, System.StringComparison.Ordinal), Flow(value), OneJob);
        Assert.Equal(isSent ? 2 : 1, handler.Requests.Count);
        Assert.All(handler.Requests.Skip(1), request => Assert.Equal(path.Count(letter => letter == '/'), request.Address.AbsolutePath.Count(letter => letter == '/')));
    }

    [Fact]
    public async Task Values_that_are_too_long_together_are_refused_where_the_platform_has_no_such_address()
    {
        var path = "/" + string.Concat(Enumerable.Range(0, 20).Select(_ => "{$.flow.id}/"));
        var (result, handler) = await ReadAsync(Required.Replace("/workflows/{$.flow.id}/jobs", path, System.StringComparison.Ordinal), Flow($"\"{new string('ü', 2048)}\""), OneJob);
#if NET10_0_OR_GREATER
        // Newer .NET has addresses as long as that.
        Assert.Equal((2, null), (handler.Requests.Count, result.Error));
#else
        Assert.Equal((1, WorkflowErrorId.InvalidResponse), (handler.Requests.Count, result.Error?.ErrorId));
#endif
    }

    [Fact]
    public async Task It_is_looked_up_only_where_the_request_is_sent()
    {
        var (result, handler) = await ReadAsync(With("\"when\": { \"states\": \"Failed\" }"), Flow("null"), OneJob);
        Assert.Single(handler.Requests);
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task One_that_another_query_of_a_summary_replaces_is_not_missed(bool isSummary, int requests)
    {
        var followUp = """{ "name": "jobs", "path": "/jobs/{id}", "query": { "of": "{$.none}" }, "summaryQuery": { "of": "{$.flow.id}" }, "steps": { "items": "$.jobs", "status": "$.s" } }""";
        var refinement = """{ "when": { "states": "Running", "anyStep": "Succeeded" }, "state": "Succeeded" }""";
        var definition = TestDefinition.With(("followUps", followUp), ("refinements", refinement), ("stepStates", """{ "ok": "Succeeded" }"""));
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "running", "flow": { "id": 7 } }"""), () => Answers.Json(OneJob));
        var result = await TestRead.ReadAsync(Run(definition), handler, TestRead.Once with { IsSummary = isSummary });
        Assert.Equal(requests, handler.Requests.Count);
        Assert.Equal(isSummary ? RunState.Succeeded : RunState.Running, Assert.Single(result.Runs).State);
        Assert.Equal(isSummary ? "?of=7" : string.Empty, handler.Requests[^1].Address.Query);
    }

    [Fact]
    public async Task Each_page_is_asked_for_with_it_and_added_to_the_steps_that_are_there()
    {
        var definition = TestDefinition.With(
            ("followUps", With("\"append\": true, \"paging\": { \"query\": \"page\", \"size\": 1 }")), ("steps", """{ "items": "$.stages", "name": "$.n" }"""));
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done", "flow": { "id": "f-1" }, "stages": [{ "n": "S" }] }"""), () => Answers.Json(OneJob), () => Answers.Json(OneJob), () => Answers.Json("""{ "jobs": [] }"""));
        var result = await TestRead.ReadAsync(Run(definition), handler, TestRead.Once);
        Assert.Equal(["S", "A", "A"], Assert.Single(result.Runs).Steps.Select(step => step.Name));
        Assert.Equal(["/workflows/f-1/jobs?page=1", "/workflows/f-1/jobs?page=2", "/workflows/f-1/jobs?page=3"], handler.Requests.Skip(1).Select(request => request.Address.PathAndQuery));
    }

    [Fact]
    public async Task An_address_in_the_answer_is_not_followed()
    {
        var (_, handler) = await ReadAsync(Jobs, Flow("\"https://evil.example/jobs\""), OneJob);
        Assert.Equal("https://api.example.com/workflows/https%3A%2F%2Fevil.example%2Fjobs/jobs", handler.Requests[1].Address.AbsoluteUri);
    }

    private static async Task RefusesAsync(string answer, string problem)
    {
        var (result, handler) = await ReadAsync(Jobs, answer, OneJob, TestRead.Once);
        Assert.Single(handler.Requests);
        Assert.Equal(RunState.Succeeded, Assert.Single(result.Runs).State);
        Assert.Equal($"the follow-up request 'jobs' was left out: {problem}", Assert.Single(result.Notes));

        (result, handler) = await ReadAsync(Required, answer, OneJob);
        Assert.Single(handler.Requests);
        Assert.Empty(result.Runs);
        Assert.Equal(WorkflowErrorId.InvalidResponse, result.Error!.ErrorId);
        Assert.StartsWith($"Test run 'run-1': the service's answer cannot be used: the follow-up request 'jobs' cannot be sent: {problem} (HTTP 200). ", result.Error.Message);
    }

    private static async Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string followUp, string answer, string followUpAnswer, ReadOptions? options = null)
    {
        var handler = StubHandler.Sequence(() => Answers.Json(answer), () => Answers.Json(followUpAnswer));
        return (await TestRead.ReadAsync(Run(TestDefinition.With(("followUps", followUp), ("stepStates", """{ "ok": "Succeeded" }"""))), handler, options ?? TestRead.Once), handler);
    }

    private static string Flow(string id) => $$"""{ "status": "done", "flow": { "id": {{id}} } }""";

    private static string With(string members) => Jobs.Replace("{ \"name\"", $"{{ {members}, \"name\"", System.StringComparison.Ordinal);

    private static RunReference Run(ProviderDefinition definition) => new(Providers.Account(definition), "run-1");
}
