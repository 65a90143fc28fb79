using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class OutlineTests
{
    private static readonly string[] LeftOut = [nameof(WorkflowRun.Steps), nameof(WorkflowRun.Locations), nameof(WorkflowRun.Result), nameof(WorkflowRun.Details)];

    private static readonly RunReference Reference = new(
        new RunAccount(
            TestDefinition.With(("parameters", """[{ "name": "TenantId", "in": "query" }]""")),
            new RunAccountOptions { Connection = "c", BaseUri = new Uri("https://example.com"), Parameters = new RunParameters([new("TenantId", "acme")]) }),
        "i");

    private static readonly WorkflowRun Full = new()
    {
        Provider = "Test", Connection = "c", Id = "i", RunId = "r", Name = "n", State = RunState.Waiting, Status = "s", Message = "m", StartedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
        CompletedAt = DateTime.UnixEpoch, Duration = TimeSpan.FromSeconds(1), PercentComplete = 5, CurrentStep = "a", StepCount = 3, CompletedStepCount = 2, FailedStepCount = 1,
        Steps = new RunStepList([new RunStep { Name = "a" }]), Locations = new RunLocationList([new RunLocation(new Uri("https://example.com"))]), Result = "x", Error = new RunError { Message = "e" },
        Details = "d", Parameters = Reference.Account.Parameters, BaseUri = Reference.Account.GivenBaseUri, RetrievedAt = DateTime.UnixEpoch,
    };

    private static readonly PropertyInfo[] Properties = typeof(WorkflowRun).GetProperties();

    [Theory]
    [InlineData(0)] // As the waiting run, which keeps it.
    [InlineData(5)]
    public void An_outline_has_all_but_the_bulk(int secondsBefore)
    {
        var startedAt = DateTime.UnixEpoch.AddSeconds(-secondsBefore);
        var outline = Assert.Single(Outline.Of([Full], startedAt, new CommonParts()).Restore(Reference, startedAt));

        foreach (var property in Properties)
        {
            var (before, after) = (property.GetValue(Full), property.GetValue(outline));
            if (LeftOut.Contains(property.Name))
            {
                Assert.True(after is null or ICollection { Count: 0 }, property.Name);
            }
            else
            {
                Assert.True(!property.CanWrite || before is not (null or "" or 0), $"{property.Name} has a value to be kept");
                Assert.Equal(before, after);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(621355968000000000)] // An earlier look showed when it started.
    public void What_was_missing_is_missing_again(long startedAt)
    {
        var bare = new WorkflowRun { Provider = "Test", Connection = "c", Id = "i", Parameters = Reference.Account.Parameters, BaseUri = Reference.Account.GivenBaseUri };

        var outline = Assert.Single(Outline.Of([bare], new DateTime(startedAt, DateTimeKind.Utc), new CommonParts()).Restore(Reference, new DateTime(startedAt, DateTimeKind.Utc)));

        Assert.All(Properties, property => Assert.Equal(property.GetValue(bare), property.GetValue(outline)));
    }

    [Fact]
    public void The_runs_of_one_answer_stay_in_order()
    {
        WorkflowRun[] runs = [new() { RunId = "a", StartedAt = DateTime.UnixEpoch }, new() { RunId = "b" }, new() { StartedAt = DateTime.UnixEpoch.AddSeconds(1) }, new() { StartedAt = DateTime.UnixEpoch }];

        var outlines = Outline.Of(runs, DateTime.UnixEpoch, new CommonParts()).Restore(Reference, DateTime.UnixEpoch);

        Assert.Equal(runs.Select(run => (run.RunId, run.StartedAt)), outlines.Select(run => (run.RunId, run.StartedAt)));
    }

    [Fact]
    public void A_run_of_an_outline_may_be_asked_for_with_a_credential_like_the_one_it_was_made_of()
    {
        var outline = Assert.Single(Outline.Of([Full], DateTime.UnixEpoch, new CommonParts()).Restore(Reference, DateTime.UnixEpoch));

        Assert.True((bool)typeof(WorkflowRun).GetProperty("IsLive", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(outline)!);
    }

    [Fact]
    public void What_runs_have_in_common_is_kept_once_and_told_of_each()
    {
        var parts = new CommonParts();
        var runs = Enumerable.Range(0, 3000).Select(number => new WorkflowRun { State = RunState.Running, Status = "running", CurrentStep = $"step {number % 1500}", StartedAt = DateTime.UnixEpoch.AddSeconds(number) }).ToArray();

        var outlines = runs.Select(run => Assert.Single(Outline.Of([run], run.StartedAt!.Value, parts).Restore(Reference, run.StartedAt.Value))).ToArray();

        Assert.Equal(runs.Select(run => (run.CurrentStep, run.StartedAt)), outlines.Select(run => (run.CurrentStep, run.StartedAt)));
        Assert.Same(parts.Of(runs[2999]), parts.Of(runs[1499]));
    }

    [Fact]
    public void A_long_text_is_not_kept_for_runs_that_may_never_come()
    {
        var parts = new CommonParts();
        var run = new WorkflowRun { Message = new string('x', 101) };

        Assert.NotSame(parts.Of(run), parts.Of(run));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 1)]
    public void A_very_large_wait_keeps_outlines_and_emits_ends_whole(int kept, int stepsOfLastSnapshot)
    {
        using var stage = new WaitStage(TestDefinition.With(
            ("steps", """{ "items": "$.steps", "name": "$.name", "status": "$.status" }"""), ("stepStates", """{ "running": "Running" }""")))
        {
            Options = new() { Timeout = TimeSpan.FromSeconds(60), Read = TestRead.Patient, WholeSnapshots = kept },
        };
        stage.Default = request => Task.FromResult(
            request.At.TotalSeconds > 59 ? Answers.Status(503)
            : Answers.Json($$"""{ "status": "{{(request.Id == "run-1" && request.At.TotalSeconds > 30 ? "done" : "running")}}", "steps": [ { "name": "a", "status": "running" } ] }"""));

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Single(stage.Log.End("run-1").Run!.Steps);
        Assert.All(stage.Log.Of("Seen"), told => Assert.Single(told.Run!.Steps));
        var last = stage.Log.End("run-2").Run!;
        Assert.Equal((RunState.Running, "a", 1, stepsOfLastSnapshot), (last.State, last.CurrentStep, last.StepCount!.Value, last.Steps.Count));
    }
}
