using System;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class ErrorReaderTests
{
    private static readonly ProviderDefinition Definition = TestDefinition.With(
        ("run.error", """{ "message": ["$.error.message", "$.error"], "type": "$.error.type", "code": "$.error.code" }"""));

    [Theory]
    [InlineData("null", null, null, null, null)]
    [InlineData("\"\"", null, null, null, "\"\"")]
    [InlineData("false", null, null, null, "false")]
    [InlineData("{}", null, null, null, "{}")]
    [InlineData("{ }", null, null, null, "{}")]
    [InlineData("[]", null, null, null, "[]")]
    [InlineData("\"broken\"", "broken", null, null, null)]
    [InlineData("true", "true", null, null, "true")]
    [InlineData("500", "500", null, null, "500")]
    [InlineData("""{ "message": "broken" }""", "broken", null, null, null)]
    [InlineData("""{ "message": "broken", "type": "Fault", "code": 7 }""", "broken", "Fault", "7", null)]
    [InlineData("""{ "type": "Fault", "more": 1 }""", null, "Fault", null, """{"more":1}""")]
    [InlineData("""{ "reason": "ü", "n": [ 1, 2 ] }""", """{"reason":"ü","n":[1,2]}""", null, null, """{"reason":"ü","n":[1,2]}""")]
    [InlineData("""[ "a", "b" ]""", """["a","b"]""", null, null, """["a","b"]""")]
    [InlineData("""{ "message": { "deep": 1 } }""", """{"deep":1}""", null, null, """{"message":{"deep":1}}""")]
    [InlineData("\"\\u001b[31mred\"", "␛[31mred", null, null, null)]
    public async Task A_reason_is_a_text_an_object_or_absent(string error, string? message, string? type, string? code, string? rest)
    {
        var run = await TestRead.RunAsync(Definition, $$"""{ "status": "failed", "error": {{error}} }""");
        Assert.Equal((message, type, code), (run.Error?.Message, run.Error?.Type, run.Error?.Code));
        Assert.Equal(rest is not null, RunText.Of(run).Contains($"Details: {{\"error\":{rest}}}", StringComparison.Ordinal));
        Assert.Equal(rest is null, run.Details is null);
    }

    [Theory]
    [InlineData("""{ "message": "activity error", "cause": { "message": "no money", "cause": { "message": "code 51" } } }""", "activity error: no money: code 51")]
    [InlineData("""{ "message": "activity error" }""", "activity error")]
    [InlineData("""{ "message": { "deep": 1 } }""", """{"deep":1}""")]
    public async Task A_reason_can_be_a_chain_of_causes(string error, string message)
    {
        var definition = TestDefinition.With(("run.error", """{ "message": { "path": ["$.error.message", "$.error.cause.message", "$.error.cause.cause.message"], "join": ": " } }"""));
        Assert.Equal(message, (await TestRead.RunAsync(definition, $$"""{ "status": "failed", "error": {{error}} }""")).Error!.Message);
    }

    [Fact]
    public async Task The_runs_own_message_comes_before_the_errors()
    {
        Assert.Equal("own", (await TestRead.RunAsync(Definition, """{ "status": "failed", "message": "own", "error": "broken" }""")).Message);
        Assert.Equal("broken", (await TestRead.RunAsync(Definition, """{ "status": "failed", "error": "broken" }""")).Message);
        Assert.Equal("Fault", (await TestRead.RunAsync(Definition, """{ "status": "failed", "error": { "type": "Fault" } }""")).Message);
    }

    [Fact]
    public async Task An_error_can_count_in_some_states_only()
    {
        var definition = TestDefinition.With(("run.result", "\"$.out\""), ("run.error", """{ "states": ["Failed"], "message": "$.out" }"""));
        Assert.Equal("why", (await TestRead.RunAsync(definition, """{ "status": "failed", "out": "why" }""")).Error!.Message);
        var done = await TestRead.RunAsync(definition, """{ "status": "done", "out": "why" }""");
        Assert.Null(done.Error);
        Assert.Equal("why", done.Result);
    }

    [Fact]
    public async Task A_long_object_is_cut_in_the_message_and_whole_in_the_details()
    {
        var run = await TestRead.RunAsync(Definition, $$"""{ "status": "failed", "error": { "text": "{{new string('x', 1000)}}" } }""");
        Assert.Equal(500, run.Error!.Message!.Length);
        Assert.EndsWith("…", run.Error.Message);
        Assert.Contains(new string('x', 1000), RunText.Of(run));
    }

    [Fact]
    public async Task A_state_can_carry_a_message_for_a_person()
    {
        var definition = TestDefinition.With(("run.error", """{ "message": "$.error" }"""), ("states", """{ "failed": { "state": "Failed", "message": "Call somebody." } }"""));
        Assert.Equal("Call somebody.", (await TestRead.RunAsync(definition, """{ "status": "failed" }""")).Message);
        Assert.Equal("Call somebody. broken", (await TestRead.RunAsync(definition, """{ "status": "failed", "error": "broken" }""")).Message);
        Assert.Equal("own", (await TestRead.RunAsync(definition, """{ "status": "failed", "message": "own" }""")).Message);
    }
}
