using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class MappingReaderTests
{
    private const string Run = "\"run\": { \"id\": \"$.id\", \"status\": \"$.status\", \"message\": \"$.message\" }";

    [Theory]
    [InlineData(Run + ",", "", 1, "$", "expected a member 'run'")]
    [InlineData(Run, "\"run\": 5", 7, "$.run", "expected an object, found 5")]
    [InlineData("\"status\": \"$.status\", ", "", 7, "$.run", "expected a member 'status'")]
    [InlineData("\"$.status\"", "5", 7, "$.run.status", "expected a path such as \"$.status\", found 5")]
    [InlineData("\"$.status\"", "\"status\"", 7, "$.run.status", "found \"status\": column 1: a path begins with '$'")]
    [InlineData("\"$.status\"", "\"$.a..b\"", 7, "$.run.status", "column 5: '..' is not supported")]
    [InlineData("\"$.status\"", "[\"$.a\", \"$.b[?x]\"]", 7, "$.run.status[1]", "column 5: filters are not supported")]
    [InlineData("\"$.status\"", "\"$.a[*].b\"", 7, "$.run.status", "names one place")]
    [InlineData("\"$.status\"", "{}", 7, "$.run.status", "expected a member 'path'")]
    [InlineData("\"$.status\"", "{ \"path\": \"$.a\", \"format\": \"seconds\" }", 7, "$.run.status.format", "format is for times, durations and percentComplete")]
    [InlineData("\"message\"", "\"startedAt\": { \"path\": \"$.a\", \"format\": \"unix\" }, \"message\"", 7, "$.run.startedAt.format", "expected one of iso8601, seconds, milliseconds, microseconds, nanoseconds, epoch, found \"unix\"")]
    [InlineData("\"message\"", "\"startedAt\": { \"path\": \"$.a\", \"format\": \"fraction\" }, \"message\"", 7, "$.run.startedAt.format", "expected one of iso8601, seconds, milliseconds, microseconds, nanoseconds, epoch, found \"fraction\"")]
    [InlineData("\"message\"", "\"duration\": { \"path\": \"$.a\", \"format\": \"epoch\" }, \"message\"", 7, "$.run.duration.format", "expected one of iso8601, seconds, milliseconds, microseconds, nanoseconds, found \"epoch\"")]
    [InlineData("\"message\"", "\"percentComplete\": { \"path\": \"$.a\", \"format\": \"seconds\" }, \"message\"", 7, "$.run.percentComplete.format", "expected fraction, found \"seconds\"")]
    [InlineData("\"message\"", "\"stepCount\": { \"path\": \"$.a\", \"format\": \"fraction\" }, \"message\"", 7, "$.run.stepCount.format", "format is for times, durations and percentComplete")]
    [InlineData("\"message\"", "\"completedAt\": { \"path\": \"$.a\", \"otherwise\": \"never\" }, \"message\"", 7, "$.run.completedAt.otherwise", "otherwise is for texts")]
    [InlineData("\"$.status\"", "{ \"path\": \"$.a\", \"formt\": \"seconds\" }", 7, "$.run.status.formt", "did you mean 'format'?")]
    [InlineData("\"$.status\"", "{ \"path\": \"$.a\", \"join\": 1 }", 7, "$.run.status.join", "expected a text in quotes, found 1")]
    [InlineData("\"$.message\"", "{ \"path\": \"$.a\", \"onlyWhenEnded\": 1 }", 7, "$.run.message.onlyWhenEnded", "expected true or false, found 1")]
    [InlineData("\"$.status\"", "{ \"path\": \"$.a\", \"onlyWhenEnded\": true }", 7, "$.run.status.onlyWhenEnded", "onlyWhenEnded is not for a state, which says itself whether it is an end")]
    [InlineData("\"message\"", "\"mesage\"", 7, "$.run.mesage", "did you mean 'message'?")]
    [InlineData("\"message\"", "\"items\": \"x\", \"message\"", 7, "$.run.items", "begins with '$'")]
    [InlineData("\"message\"", "\"error\": \"$.error\", \"message\"", 7, "$.run.error", "expected an object, found \"$.error\"")]
    [InlineData("\"message\"", "\"error\": { \"message\": \"$.e.\" }, \"message\"", 7, "$.run.error.message", "column 5")]
    [InlineData("\"message\"", "\"error\": { \"states\": \"Bad\" }, \"message\"", 7, "$.run.error.states", "found \"Bad\"")]
    [InlineData("\"message\"", "\"error\": { \"msg\": \"$.e\" }, \"message\"", 7, "$.run.error.msg", "unknown member")]
    public void A_mistake_in_the_run_is_refused(string part, string by, int line, string path, string message) =>
        Mistake.AssertHas(Mistake.Replace(part, by), line, path, message);

    [Theory]
    [InlineData("\"steps\": {}", "$.steps", "expected a member 'items'")]
    [InlineData("\"steps\": []", "$.steps", "expected an object, found an array")]
    [InlineData("\"steps\": { \"items\": \"$.a[0:1]\" }", "$.steps.items", "column 6")]
    [InlineData("\"steps\": { \"items\": \"$.a\", \"keyed\": \"yes\" }", "$.steps.keyed", "expected true or false")]
    [InlineData("\"steps\": { \"items\": \"$.a\", \"nmae\": \"$.n\" }", "$.steps.nmae", "did you mean 'name'?")]
    [InlineData("\"steps\": { \"items\": \"$.a\", \"status\": { \"path\": \"$.s\", \"onlyWhenEnded\": true } }", "$.steps.status.onlyWhenEnded", "onlyWhenEnded is not for a state")]
    [InlineData("\"errorAnswer\": { \"message\": \"message\" }", "$.errorAnswer.message", "begins with '$'")]
    [InlineData("\"errorAnswer\": { \"text\": \"$.message\" }", "$.errorAnswer.text", "expected one of code, description, id, message")]
    [InlineData("\"refinements\": [{ \"state\": \"Failed\" }]", "$.refinements[0]", "expected 'when' and 'state'")]
    [InlineData("\"refinements\": [{ \"when\": [{ \"hasError\": true }] }]", "$.refinements[0]", "expected 'when' and 'state'")]
    [InlineData("\"refinements\": [{ \"when\": [{ \"hasError\": true }], \"state\": \"failure\" }]", "$.refinements[0].state", "found \"failure\"")]
    [InlineData("\"refinements\": [{ \"when\": [{ \"hasErrors\": true }], \"state\": \"Failed\" }]", "$.refinements[0].when[0].hasErrors", "did you mean 'hasError'?")]
    [InlineData("\"refinements\": [5]", "$.refinements[0]", "expected an object, found 5")]
    [InlineData("\"stepStates\": { \"a\": \"Nothing\" }", "$.stepStates.a", "found \"Nothing\"")]
    public void A_mistake_in_another_mapping_is_refused(string members, string path, string message) =>
        Mistake.AssertHas(Mistake.Add(members), 9, path, message);

    [Theory]
    [InlineData("startedAt")]
    [InlineData("updatedAt")]
    [InlineData("completedAt")]
    [InlineData("duration")]
    [InlineData("percentComplete")]
    [InlineData("stepCount")]
    [InlineData("completedStepCount")]
    [InlineData("failedStepCount")]
    [InlineData("locations")]
    [InlineData("result")]
    public void A_join_of_what_is_no_text_is_refused(string property) => Mistake.AssertHas(
        Mistake.Replace("\"message\"", $$"""
            "{{property}}": { "path": ["$.a", "$.b"],
            "join": " " }, "message"
            """),
        8,
        $"$.run.{property}.join",
        "join is for texts");

    [Theory]
    [InlineData("parentId")]
    [InlineData("order")]
    [InlineData("startedAt")]
    [InlineData("duration")]
    [InlineData("locations")]
    public void A_join_of_what_is_no_text_of_a_step_is_refused(string property) =>
        Mistake.AssertHas(Mistake.Add($$"""  "steps": { "items": "$.s", "id": "$.i", "{{property}}": { "path": "$.a", "join": " " } }  """), 9, $"$.steps.{property}.join", "join is for texts");

    [Fact]
    public void A_definition_may_end_by_its_refinements_alone()
    {
        var definition = TestDefinition.With(("states", """{ "gone": "Unknown" }"""), ("refinements", """[{ "when": { "path": "$.result" }, "state": "Succeeded" }]"""));
        Assert.Equal(RunState.Succeeded, Assert.Single(definition.Wire.Refinements).State);
    }

    [Fact]
    public void A_scope_has_at_most_64_paths()
    {
        string List(int count) => $"[{string.Join(", ", Enumerable.Range(0, count).Select(number => $"\"$.m{number}\""))}]";
        Assert.Equal(62, TestDefinition.With(("run.message", List(62))).Wire.Run.Message!.Paths.Count);
        Mistake.AssertHas(Mistake.Replace("\"$.message\"", List(63)), 7, "$.run.message[62]", "at most 64 paths");
    }

    [Fact]
    public void A_final_wildcard_means_the_list_itself()
    {
        var definition = TestDefinition.With(("run.locations", "\"$.links[*]\""));
        Assert.Equal("$.links", Assert.Single(definition.Wire.Run.Locations!.Paths).ToString());
    }
}
