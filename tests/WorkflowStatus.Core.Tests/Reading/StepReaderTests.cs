using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class StepReaderTests
{
    private const string Mapping = """{ "items": ["$.nodes", "$.steps[*]"], "name": "$.n", "status": "$.s", "startedAt": "$.a", "completedAt": "$.b", "locations": "$.l" }""";

    private static readonly ProviderDefinition Listed = Definition(Mapping);

    private static readonly ProviderDefinition Keyed = Definition(Mapping.Replace("{ \"items\"", "{ \"keyed\": true, \"items\"", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "status": "done" }""", "")]
    [InlineData("""{ "status": "done", "steps": [] }""", "")]
    [InlineData("""{ "status": "done", "steps": null }""", "")]
    [InlineData("""{ "status": "done", "steps": [{ "n": "A", "s": "ok" }] }""", "A: Succeeded")]
    [InlineData("""{ "status": "done", "steps": [{ "n": "A", "s": "OK" }, { "n": "B", "s": "bad" }, { "n": "C" }] }""", "A: Succeeded, B: Failed, C: Unknown")]
    [InlineData("""{ "status": "done", "nodes": [{ "n": "N", "s": "ok" }], "steps": [{ "n": "A" }] }""", "N: Succeeded")]
    [InlineData("""{ "status": "done", "nodes": { "n": "Single", "s": "ok" } }""", "Single: Succeeded")]
    [InlineData("""{ "status": "done", "steps": ["plain", 5, null] }""", "plain: Unknown, 5: Unknown")]
    [InlineData("""{ "status": "done", "steps": "none" }""", "")]
    public async Task Steps_are_read_from_the_first_path_that_has_them(string answer, string expected) =>
        Assert.Equal(expected, string.Join(", ", (await TestRead.RunAsync(Listed, answer)).Steps));

    [Fact]
    public async Task Steps_can_be_the_members_of_an_object()
    {
        var run = await TestRead.RunAsync(Keyed, """{ "status": "done", "nodes": { "one": { "s": "ok" }, "two": { "n": "Zwei", "s": "bad" }, "th\u001bree": 3 } }""");
        Assert.Equal("one: Succeeded, Zwei: Failed, th␛ree: Unknown", string.Join(", ", run.Steps));
        Assert.Equal(3L, run.Steps[2].Details);
        Assert.Null(run.Details);
    }

    [Fact]
    public async Task What_a_step_says_beyond_its_properties_is_in_its_details()
    {
        var run = await TestRead.RunAsync(Listed, """{ "status": "done", "steps": [{ "n": "A", "s": "ok", "a": "soon", "more": [1] }] }""");
        Assert.Contains("""Steps[0].Details: {"a":"soon","more":[1]}""", RunText.Of(run));
    }

    [Fact]
    public async Task The_list_that_was_not_used_stays_in_the_details()
    {
        var run = await TestRead.RunAsync(Listed, """{ "status": "done", "nodes": [], "steps": [{ "n": "A" }] }""");
        Assert.Empty(run.Steps);
        Assert.Contains("""Details: {"steps":[{"n":"A"}]}""", RunText.Of(run));
    }

    [Fact]
    public async Task Counts_and_the_current_step_come_from_the_steps()
    {
        var run = await TestRead.RunAsync(Listed, """{ "status": "running", "steps": [{ "n": "A", "s": "ok" }, { "n": "B", "s": "bad" }, { "n": "C", "s": "wait" }, { "n": "D", "s": "go" }] }""");
        Assert.Equal((4, 1, 1, "C"), (run.StepCount, run.CompletedStepCount, run.FailedStepCount, run.CurrentStep));
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", "2024-01-01T00:00:02.5Z", 2.5)]
    [InlineData("2024-01-01T00:00:02Z", "2024-01-01T00:00:00Z", null)]
    [InlineData("2024-01-01T00:00:02Z", "", null)]
    public async Task A_duration_is_never_negative(string started, string ended, double? seconds)
    {
        var run = await TestRead.RunAsync(Listed, $$"""{ "status": "done", "steps": [{ "a": "{{started}}", "b": "{{ended}}" }] }""");
        Assert.Equal(seconds, Assert.Single(run.Steps).Duration?.TotalSeconds);
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", "ok", 2.5, 2.5)]
    [InlineData("2024-01-01T00:00:00Z", "bad", 0.0, 0.0)]
    [InlineData("2024-01-01T00:00:00Z", "go", 2.5, null)]
    [InlineData("2024-01-01T00:00:00Z", "wait", 2.5, null)]
    [InlineData("2024-01-01T00:00:00Z", "what", 2.5, null)]
    [InlineData("2024-01-01T00:00:00Z", "ok", -1.0, null)]
    [InlineData("2024-01-01T00:00:00Z", "ok", 900000000000.0, null)]
    [InlineData("", "ok", 2.5, null)]
    public async Task A_step_that_has_ended_ended_its_duration_after_its_start(string started, string status, double seconds, double? end)
    {
        var definition = Definition("""{ "items": "$.steps", "status": "$.s", "startedAt": "$.a", "duration": { "path": "$.d", "format": "seconds" } }""");
        var step = Assert.Single((await TestRead.RunAsync(definition, $$"""{ "status": "done", "steps": [{ "a": "{{started}}", "s": "{{status}}", "d": {{seconds.ToString("F1", CultureInfo.InvariantCulture)}} }] }""")).Steps);
        Assert.Equal(end, (step.CompletedAt - step.StartedAt)?.TotalSeconds);
        Assert.Equal(seconds < 0 ? null : seconds, step.Duration?.TotalSeconds);
    }

    [Fact]
    public async Task The_end_that_the_service_gives_goes_before_the_one_that_follows_from_the_duration()
    {
        var definition = Definition("""{ "items": "$.steps", "status": "$.s", "startedAt": "$.a", "completedAt": "$.b", "duration": { "path": "$.d", "format": "seconds" } }""");
        var step = Assert.Single((await TestRead.RunAsync(definition, """{ "status": "done", "steps": [{ "a": "2024-01-01T00:00:00Z", "b": "2024-01-01T00:00:09Z", "s": "ok", "d": 3 }] }""")).Steps);
        Assert.Equal((9, 3.0), (step.CompletedAt!.Value.Second, step.Duration!.Value.TotalSeconds));
    }

    [Fact]
    public async Task Locations_of_all_steps_are_the_runs()
    {
        var run = await TestRead.RunAsync(Listed, """{ "status": "done", "steps": [{ "n": "A", "l": ["https://a/", "https://b/"] }, { "n": "B", "l": "https://c/" }, { "n": "C", "l": [1] }] }""");
        Assert.Equal("https://a/ https://b/ https://c/", run.Locations.ToString());
        Assert.Equal(["A", "A", "B"], run.Locations.Select(location => location.Step));
        Assert.Contains("""Steps[2].Details: {"l":[1]}""", RunText.Of(run));
    }

    [Fact]
    public async Task More_steps_than_the_limit_are_refused()
    {
        using var client = new WorkflowClient(new WorkflowClientOptions
        {
            Handler = new StubHandler(_ => Answers.Json("""{ "status": "done", "steps": [{}, {}, {}] }""")),
            Limits = new ReadLimits { Steps = 2 },
        });
        var result = await client.ReadAsync(new RunReference(Providers.Account(Listed), "run-1"));
        Assert.Equal(WorkflowErrorId.InvalidResponse, result.Error!.ErrorId);
        Assert.Contains("more steps than the limit of 2 (steps)", result.Error.Message);
    }

    private static ProviderDefinition Definition(string steps) => TestDefinition.With(
        ("steps", steps), ("stepStates", """{ "ok": "Succeeded", "bad": "Failed", "wait": "Waiting", "go": "Running" }"""));
}
