using System;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Demo;

namespace WorkflowStatus.Core.Tests.Demo;

public class StoryTests
{
    [Theory]
    [InlineData("success", 6, "Running Succeeded")]
    [InlineData("failure", 4, "Running Failed")]
    [InlineData("slow", 30, "Queued Running Succeeded")]
    [InlineData("suspended", 6.5, "Running Waiting Suspended Running Succeeded")]
    [InlineData("canceled", 3.5, "Running Canceled")]
    [InlineData("terminated", 3, "Running Terminated")]
    [InlineData("timedout", 4, "Running TimedOut")]
    [InlineData("compensated", 5.5, "Running Compensating Compensated")]
    [InlineData("compensationfailed", 4.5, "Running Compensating CompensationFailed")]
    public async Task Each_story_takes_its_course_in_its_time(string id, double seconds, string course)
    {
        using var stage = new DemoStage();

        var seen = await stage.PlayAsync(id);

        var states = seen.Select(run => run.State).Where((state, index) => index == 0 || seen[index - 1].State != state);
        Assert.Equal(course, string.Join(' ', states));
        Assert.Equal(TimeSpan.FromSeconds(seconds), stage.Elapsed);
    }

    [Fact]
    public async Task A_success_goes_from_step_to_step()
    {
        using var stage = new DemoStage();

        var seen = await stage.PlayAsync("success");

        Assert.Equal(["Checkout", "Build", "Test", "Package", "Publish"], seen.Where(run => !run.IsTerminal).Select(run => run.CurrentStep).Distinct());
        var end = seen[^1];
        Assert.Equal((100.0, 5, 5, 0), (end.PercentComplete, end.StepCount, end.CompletedStepCount, end.FailedStepCount));
        Assert.Null(end.CurrentStep);
        Assert.NotNull(end.Result);
        Assert.All(seen.SkipLast(1), run => Assert.Null(run.Result));
        Assert.Equal(TimeSpan.FromSeconds(6), end.Duration);
    }

    [Fact]
    public async Task A_failure_names_its_reason_and_leaves_the_rest_out()
    {
        using var stage = new DemoStage();

        var seen = await stage.PlayAsync("failure");

        var end = seen[^1];
        Assert.Equal("Succeeded Succeeded Failed Canceled Canceled", string.Join(' ', end.Steps.Select(step => step.State)));
        Assert.Equal("Test", end.CurrentStep);
        Assert.Equal("One or more workflow steps failed", end.Message);
        Assert.Equal(("TestFailure", "TESTS_FAILED"), (end.Error?.Type, end.Error?.Code));
        Assert.StartsWith("3 of 418 tests failed", end.Error?.Message, StringComparison.Ordinal);
        Assert.InRange(end.PercentComplete!.Value, 50, 99);
        Assert.Null(end.Result);
        Assert.All(seen.SkipLast(1), run => Assert.Null(run.Error));
    }

    [Fact]
    public async Task Steps_wait_for_their_turn_also_those_that_will_be_skipped()
    {
        using var stage = new DemoStage();

        var run = await stage.ReadAsync("failure", after: 0);

        Assert.Equal("Running Pending Pending Pending Pending", string.Join(' ', run.Steps.Select(step => step.Status)));
        Assert.All(run.Steps.Skip(1), step => Assert.Equal(RunState.Queued, step.State));
    }

    [Fact]
    public async Task A_queued_run_has_not_started()
    {
        using var stage = new DemoStage();

        var run = await stage.ReadAsync("slow", after: 0);

        Assert.Equal(RunState.Queued, run.State);
        Assert.Null(run.StartedAt);
        Assert.Equal(0, run.PercentComplete);
        Assert.All(run.Steps, step => Assert.Equal(RunState.Queued, step.State));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("build-2")]
    [InlineData("42")]
    [InlineData("a/b?c#d%2F…")]
    [InlineData("-")]
    [InlineData("successful")]
    public async Task Any_other_id_succeeds_within_two_to_eight_seconds(string id)
    {
        using var stage = new DemoStage();

        var end = (await stage.PlayAsync(id))[^1];

        Assert.Equal((id, RunState.Succeeded), (end.Id, end.State));
        Assert.InRange(end.Duration!.Value, TimeSpan.FromSeconds(1.99), TimeSpan.FromSeconds(8.01));
    }

    [Fact]
    public async Task Another_id_always_takes_the_same_time()
    {
        using var first = new DemoStage();
        using var second = new DemoStage();

        var ids = Enumerable.Range(1, 8).Select(number => $"build-{number}").ToList();
        foreach (var id in ids)
        {
            Assert.Equal((await first.PlayAsync(id))[^1].Duration, (await second.PlayAsync(id))[^1].Duration);
        }

        Assert.Equal(ids.Count, ids.Select(id => StoryBook.Find(id).Played).Distinct().Count());
    }

    [Theory]
    [InlineData("Success 2")]
    [InlineData("SUCCESS-1")]
    [InlineData("success3")]
    [InlineData("success/main")]
    public void The_first_word_of_an_id_chooses_the_story(string id) => Assert.Equal("success", StoryBook.Find(id).Word);
}
