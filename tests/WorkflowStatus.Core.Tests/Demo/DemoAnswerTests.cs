using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Demo;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Demo;

public class DemoAnswerTests
{
    /// <summary>Only a connection, a base URI or a parameter that somebody gives fills these.</summary>
    private static readonly string[] GivenByCaller = [nameof(WorkflowRun.Connection), nameof(WorkflowRun.BaseUri), nameof(WorkflowRun.Parameters)];

    public static TheoryData<string> Words => [.. Stories.Named.Select(story => story.Word).Except(["late", "missing"]), "build"];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Steps_follow_each_other_without_a_gap(string id)
    {
        using var stage = new DemoStage();

        var end = (await stage.PlayAsync(id))[^1];

        var played = end.Steps.Where(step => step.StartedAt is not null).ToList();
        Assert.Equal(end.StartedAt, played[0].StartedAt);
        Assert.Equal(played.Skip(1).Select(step => step.StartedAt), played.SkipLast(1).Select(step => step.CompletedAt));
        Assert.Equal(end.CompletedAt, played[^1].CompletedAt);
        Assert.Equal(end.CompletedAt, end.UpdatedAt);
        Assert.Equal(end.Duration!.Value.Ticks, played.Sum(step => step.Duration!.Value.Ticks));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Progress_never_falls_and_time_never_runs_ahead(string id)
    {
        using var stage = new DemoStage();

        var seen = await stage.PlayAsync(id);

        Assert.Equal(seen.Select(run => run.PercentComplete).Order(), seen.Select(run => run.PercentComplete));
        Assert.All(seen, run => Assert.InRange(run.PercentComplete!.Value, 0, 100));
        Assert.All(seen, run => Assert.True(run.UpdatedAt <= run.RetrievedAt));
        Assert.All(seen.SelectMany(run => run.Steps, (run, step) => (run.RetrievedAt, step.UpdatedAt)), pair => Assert.False(pair.UpdatedAt > pair.RetrievedAt));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Details_hold_the_story_and_the_exit_codes_alone(string id)
    {
        using var stage = new DemoStage();

        var seen = await stage.PlayAsync(id);

        Assert.All(seen, run => Assert.Equal(["story"], Names(run.Details)));
        Assert.All(seen.SelectMany(run => run.Steps), step => Assert.Equal(HasExitCode(step) ? ["exitCode"] : [], Names(step.Details)));
    }

    [Fact]
    public async Task The_stories_show_every_state()
    {
        var runs = await AllAsync();

        Assert.Equal(Enum.GetValues<RunState>().Except([RunState.Unknown]), runs.Select(run => run.State).Distinct().Order());
    }

    [Fact]
    public async Task The_stories_show_every_property()
    {
        var runs = await AllAsync();

        Assert.Equal(GivenByCaller.Order(), Empty(runs).Order());
        Assert.Empty(Empty(runs.SelectMany(run => run.Steps).ToList()));
        Assert.Empty(Empty(runs.SelectMany(run => run.Locations).ToList()));
    }

    [Fact]
    public async Task A_location_is_the_same_at_every_look()
    {
        using var stage = new DemoStage();
        var seen = await stage.PlayAsync("success");

        var location = Assert.Single(seen[^1].Locations, location => location.Step == "Publish");

        Assert.Equal($"https://demo.invalid/releases/{location.ResourceId}", location.ToString());
        Assert.Equal(seen[^1].Locations.Select(item => item.Uri), (await stage.ReadAsync("success")).Locations.Select(item => item.Uri));
    }

    [Fact]
    public async Task A_summary_leaves_the_steps_out_and_keeps_their_counts()
    {
        using var stage = new DemoStage();
        await stage.ReadAsync("success");

        var run = await stage.ReadAsync("success", after: 3, TestRead.Patient with { IsSummary = true });

        Assert.Empty(run.Steps);
        Assert.Equal((5, 2, "Test"), (run.StepCount, run.CompletedStepCount, run.CurrentStep));
    }

    [Fact]
    public void The_definition_needs_no_credential_and_no_network()
    {
        var demo = Providers.BuiltIn.Get("demo");

        Assert.True(demo.IsInMemory);
        Assert.Equal(Core.Definitions.AuthKind.None, demo.Auth.Kind);
        Assert.EndsWith(".invalid", new Uri(demo.BaseUriTemplate).Host, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromSeconds(0.5), 1.5, TimeSpan.FromSeconds(2)), (demo.Polling.First, demo.Polling.Factor, demo.Polling.Maximum));
    }

    private static async Task<List<WorkflowRun>> AllAsync()
    {
        using var stage = new DemoStage();
        var runs = new List<WorkflowRun>();
        foreach (var word in Words)
        {
            runs.AddRange(await stage.PlayAsync(word));
        }

        return runs;
    }

    private static bool HasExitCode(RunStep step) => step.State is RunState.Failed or RunState.CompensationFailed;

    private static string[] Names(object? details) => details is null ? [] : [.. Assert.IsType<Dictionary<string, object?>>(details).Keys];

    /// <summary>The properties that say nothing in any of the items.</summary>
    private static IEnumerable<string> Empty<T>(IReadOnlyCollection<T> items) =>
        from property in typeof(T).GetProperties()
        where items.All(item => property.GetValue(item) is null or "" or ICollection { Count: 0 } or false)
        select property.Name;
}
