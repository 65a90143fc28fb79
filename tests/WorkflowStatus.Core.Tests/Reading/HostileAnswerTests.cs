using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>
/// Answers within the size limit that are made to cost far more than their size: each is read or refused at a bounded
/// cost. The time is a guard: what is guarded against takes minutes to years.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class HostileAnswerTests
{
    private const double Guard = 60;
    private const long Memory = 1500L * 1024 * 1024;

    [Theory]
    [InlineData("result")]
    [InlineData("details")]
    [InlineData("status")]
    [InlineData("time")]
    public async Task A_number_of_fifteen_million_digits_stays_a_text(string member)
    {
        var definition = TestDefinition.With(("run.result", "\"$.result\""), ("run.startedAt", """{ "path": "$.time", "format": "seconds" }"""));
        var run = await Bounded(definition, $$"""{ "status": "done", "{{member}}": {{new string('7', 15_000_000)}} }""");
        if (member == "result")
        {
            Assert.Equal(15_000_000, Assert.IsType<string>(run.Runs[0].Result).Length);
        }
    }

    [Fact]
    public async Task Members_named_as_the_engine_names_its_own_do_not_make_it_search_for_a_free_name()
    {
        var body = new StringBuilder("""{ "message": "x", "data": { "workflowId": "run-1", "status": "RUNNING" """);
        for (var number = 1; number < 600_000; number++)
        {
            body.Append(CultureInfo.InvariantCulture, $",\"envelope{(number == 1 ? string.Empty : number)}\":1");
        }

        var result = await Bounded(Providers.BuiltIn.Get("Oumla"), body.Append("} }").ToString());
        Assert.Contains("envelope600000", RunText.Of(result.Runs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_of_which_one_item_is_named_is_walked_once()
    {
        var definition = TestDefinition.With(("run.message", "\"$.issues[0].message\""));
        var result = await Bounded(definition, $$"""{ "status": "done", "issues": [{{string.Join(',', Enumerable.Repeat("{\"a\":1}", 400_000))}}] }""");
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task A_long_name_of_an_outer_step_is_not_repeated_in_each_inner_one()
    {
        var definition = TestDefinition.With(("steps", """{ "items": "$.jobs", "name": "$.name", "status": "$.status", "steps": { "items": "$.steps", "name": "$.name", "status": "$.status" } }"""), ("stepStates", """{ "running": "Running" }"""));
        var inner = string.Join(',', Enumerable.Repeat("""{"name":"s","status":"running"}""", 9_000));
        var result = await Bounded(definition, $$"""{ "status": "running", "jobs": [{ "name": "{{new string('n', 8_000_000)}}", "status": "running", "steps": [{{inner}}] }] }""");
        Assert.Equal(9_001, result.Runs[0].Steps.Count);
        Assert.Equal(8_000_000, result.Runs[0].Steps[0].Name.Length);
        Assert.EndsWith("… / s", result.Runs[0].Steps[1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_around_many_runs_is_kept_once()
    {
        var runs = string.Join(',', Enumerable.Repeat("""{"workflowId":"run-1","status":"RUNNING"}""", 900));
        var around = string.Join(',', Enumerable.Range(0, 200_000).Select(number => $"\"m{number}\":{{}}"));
        var result = await Bounded(Providers.BuiltIn.Get("Oumla"), $$"""{ "data": [{{runs}}], "around": { {{around}} } }""");
        Assert.Equal(900, result.Runs.Count);
    }

    [Fact]
    public async Task An_answer_has_at_most_ten_thousand_runs_however_the_definition_finds_them()
    {
        string Runs(int count) => $"[{string.Join(',', Enumerable.Repeat("{\"status\":\"done\"}", count))}]";
        foreach (var items in new[] { "\"$\"", "\"$[*]\"" })
        {
            var definition = TestDefinition.With(("run.items", items));
            Assert.Equal(10_000, (await Bounded(definition, Runs(10_000))).Runs.Count);
            var error = (await Bounded(definition, Runs(400_000))).Error;
            Assert.Equal(WorkflowErrorId.InvalidResponse, error!.ErrorId);
            Assert.Contains("more runs than the limit of 10000 (runs)", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Millions_of_empty_values_take_bounded_memory()
    {
        foreach (var value in new[] { "{}", "[]", "0", "\"\"", "[[]]" })
        {
            var count = 15_000_000 / (value.Length + 1);
            await Bounded(TestDefinition.With(), $$"""{ "status": "done", "rest": [{{string.Join(',', Enumerable.Repeat(value, count))}}] }""");
        }
    }

    [Fact]
    public async Task A_page_token_that_is_no_token_ends_the_paging()
    {
        var definition = TestDefinition.With(("followUps", """[{ "name": "more", "path": "/{id}/steps", "steps": { "items": "$.steps" }, "paging": { "by": "token", "query": "token", "next": "$.next" } }]"""));
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json($$"""{ "steps": [{}], "next": "{{new string('t', 1_000_000)}}" }"""));
        var result = await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Single(Assert.Single(result.Runs).Steps);
        Assert.Contains("page token", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seconds", "253402300799.9999")]
    [InlineData("seconds", "253402300800")]
    [InlineData("seconds", "-62135596800")]
    [InlineData("seconds", "-62135596800.0001")]
    [InlineData("seconds", "1e308")]
    [InlineData("milliseconds", "253402300799999.99")]
    [InlineData("milliseconds", "-62135596800000")]
    [InlineData("iso8601", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("iso8601", "\"9999-12-31T23:59:59.9999999-14:00\"")]
    [InlineData("iso8601", "\"9999-12-31T24:00:00Z\"")]
    public async Task A_time_at_the_end_of_the_calendar_is_a_time_or_a_detail(string format, string value)
    {
        var definition = TestDefinition.With(("run.startedAt", $$"""{ "path": "$.time", "format": "{{format}}" }"""));
        var run = await TestRead.RunAsync(definition, $$"""{ "status": "done", "time": {{value}} }""");
        Assert.True(run.StartedAt is not null || run.Details is not null);
    }

    [Theory]
    [InlineData("922337203684.9999")]
    [InlineData("922337203685.4775807")]
    [InlineData("1e300")]
    [InlineData("-1")]
    public async Task A_duration_beyond_all_bounds_is_a_duration_or_a_detail(string value)
    {
        var definition = TestDefinition.With(("run.duration", """{ "path": "$.took", "format": "seconds" }"""));
        var run = await TestRead.RunAsync(definition, $$"""{ "status": "done", "took": {{value}} }""");
        Assert.True(run.Duration is not null || run.Details is not null);
    }

    private static async Task<ReadResult> Bounded(Core.Definitions.ProviderDefinition definition, string body)
    {
        Assert.InRange(body.Length, 1, 16 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var read = Task.Run(() => TestRead.ReadAsync(definition, body));
        Assert.True(await Task.WhenAny(read, Task.Delay(TimeSpan.FromSeconds(Guard))) == read, "it does not end");
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Memory);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, Guard);
        return await read;
    }
}
