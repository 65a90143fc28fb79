using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Demo;

public class FlakyRunTests
{
    [Fact]
    public async Task Retries_get_over_every_fault()
    {
        using var stage = new DemoStage();

        var notes = new List<string>();
        for (var look = 0; look < 4; look++)
        {
            var result = await stage.AskAsync("flaky");
            Assert.Null(result.Error);
            notes.AddRange(result.Notes.Select(note => note.Split(';')[0]));
        }

        Assert.Equal(["the connection was lost: Connection reset by peer", "HTTP 503", "the answer was truncated", "HTTP 429"], notes);
    }

    [Fact]
    public async Task Without_retries_each_fault_is_an_error_of_its_own_kind()
    {
        using var stage = new DemoStage();

        var errors = new List<WorkflowErrorId?>();
        for (var look = 0; look < 7; look++)
        {
            errors.Add((await stage.AskAsync("flaky", TestRead.Once)).Error?.ErrorId);
        }

        Assert.Equal(
            [WorkflowErrorId.ConnectionFailed, null, WorkflowErrorId.ServiceUnavailable, WorkflowErrorId.InvalidResponse, null, WorkflowErrorId.RateLimited, null],
            errors);
    }

    [Fact]
    public async Task A_rate_limit_asks_for_a_second_of_rest()
    {
        using var stage = new DemoStage();
        for (var look = 0; look < 5; look++)
        {
            await stage.AskAsync("flaky", TestRead.Once);
        }

        Assert.Equal(TimeSpan.FromSeconds(1), (await stage.AskAsync("flaky", TestRead.Once)).Error!.RetryAfter);
    }

    [Fact]
    public async Task A_flaky_run_succeeds_in_the_end()
    {
        using var stage = new DemoStage();

        var end = (await stage.PlayAsync("flaky"))[^1];

        Assert.Equal((RunState.Succeeded, TimeSpan.FromSeconds(6)), (end.State, end.Duration));
    }

    [Fact]
    public async Task Each_flaky_id_has_faults_of_its_own()
    {
        using var stage = new DemoStage();
        await stage.AskAsync("flaky-1");

        Assert.NotEmpty((await stage.AskAsync("flaky-2")).Notes);
    }
}
