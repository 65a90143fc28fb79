using System;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Demo;

public class MissingRunTests
{
    [Fact]
    public async Task A_missing_run_is_not_found_in_the_service_s_own_words()
    {
        using var stage = new DemoStage();

        var error = (await stage.AskAsync("missing")).Error;

        Assert.Equal((WorkflowErrorId.RunNotFound, 404), (error?.ErrorId, error?.StatusCode));
        Assert.Equal(("No run has the id 'missing'.", "RunNotFound"), (error?.ServiceMessage, error?.ServiceCode));
        Assert.StartsWith("demo-", error?.ServiceErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_run_never_appears()
    {
        using var stage = new DemoStage();
        await stage.AskAsync("missing");

        stage.Time.Advance(TimeSpan.FromHours(1));

        Assert.True((await stage.AskAsync("missing")).IsNotFound);
    }

    [Fact]
    public async Task A_late_run_appears_after_three_seconds_and_succeeds()
    {
        using var stage = new DemoStage();
        Assert.True((await stage.AskAsync("late")).IsNotFound);

        var first = await stage.ReadAsync("late", after: 3);
        var last = await stage.ReadAsync("late", after: 3);

        Assert.Equal((RunState.Running, RunState.Succeeded), (first.State, last.State));
    }
}
