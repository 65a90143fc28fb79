using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Text that is no text, where every text has to be searched for the credential: JSON may escape its letters.</summary>
public sealed class HalfCharacterTests
{
    private const string Plain = "canary-5ecre7-k3y";

    private const string Escapable = "canary+5ecre7/k3y=";

    private const string Jobs = """{ "name": "jobs", "required": false, "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.n" } }""";

    [Theory]
    [InlineData("""{ "status": "do\ud800ne" }""")]
    [InlineData("""{ "status": "done", "other": "\udc00" }""")]
    [InlineData("""{ "status": "done", "\ud800": 1 }""")]
    public async Task The_error_of_the_main_answer_is_the_same_whatever_the_credential_is_made_of(string answer)
    {
        var (plain, asked) = await ReadAsync(Definition(), Plain, answer);
        var (escapable, askedToo) = await ReadAsync(Definition(), Escapable, answer);
        Assert.Contains("the service's answer cannot be used: it holds text that is not valid Unicode, such as half a character (HTTP 200).", escapable.Error!.Message);
        Assert.Equal(
            (plain.Error!.ErrorId, plain.Error.StatusCode, plain.Error.IsTransient, plain.Error.Message, plain.Error.RecommendedAction, asked),
            (escapable.Error.ErrorId, escapable.Error.StatusCode, escapable.Error.IsTransient, escapable.Error.Message, escapable.Error.RecommendedAction, askedToo));
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Escapable)]
    public async Task A_follow_up_that_holds_it_leaves_the_run_as_it_was_unless_it_is_required(string credential)
    {
        string[] answers = ["""{ "status": "done", "more": 1 }""", """{ "jobs": [{ "n": "\ud800" }] }"""];
        var (result, asked) = await ReadAsync(Definition(("followUps", $"[{Jobs}]")), credential, answers);
        var run = Assert.Single(result.Runs);
        Assert.Equal((RunState.Succeeded, 0, 2), (run.State, run.Steps.Count, asked));
        Assert.Contains("the follow-up request 'jobs' failed: Test run 'run-1': the service's answer cannot be used: it holds text that is not valid Unicode", Assert.Single(result.Notes));

        (result, _) = await ReadAsync(Definition(("followUps", $"[{Jobs.Replace("false", "true")}]")), credential, answers);
        Assert.Empty(result.Runs);
        Assert.Equal((WorkflowErrorId.InvalidResponse, 200), (result.Error!.ErrorId, result.Error.StatusCode));
    }

    [Fact]
    public async Task A_follow_up_without_it_is_read_where_every_text_is_searched()
    {
        var (result, _) = await ReadAsync(Definition(("followUps", $"[{Jobs}]")), Escapable, """{ "status": "done" }""", """{ "jobs": [{ "n": "\ud83d\ude00 canary\u002b5ecre7\/k3y=" }] }""");
        Assert.Equal("😀 ********", Assert.Single(Assert.Single(result.Runs).Steps).Name);
    }

    private static ProviderDefinition Definition(params (string Name, string Json)[] members) => TestDefinition.With([("auth", """{ "type": "bearer" }"""), .. members]);

    private static async Task<(ReadResult Result, int Asked)> ReadAsync(ProviderDefinition definition, string credential, params string[] answers)
    {
        var account = Providers.Account(definition, given => given with { Credential = new Credential(credential) });
        var handler = StubHandler.Sequence(() => Answers.Json(answers[0]), () => Answers.Json(answers[answers.Length - 1]));
        return (await TestRead.ReadAsync(new RunReference(account, "run-1"), handler), handler.Requests.Count);
    }
}
