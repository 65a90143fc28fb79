using System;
using System.Collections;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class OutlineTests
{
    private static readonly string[] LeftOut = [nameof(WorkflowRun.Steps), nameof(WorkflowRun.Locations), nameof(WorkflowRun.Result), nameof(WorkflowRun.Details)];

    private static readonly WorkflowRun Full = new()
    {
        Provider = "p", Connection = "c", Id = "i", RunId = "r", Name = "n", State = RunState.Waiting, Status = "s", Message = "m", StartedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
        CompletedAt = DateTime.UnixEpoch, Duration = TimeSpan.FromSeconds(1), PercentComplete = 5, CurrentStep = "a", StepCount = 3, CompletedStepCount = 2, FailedStepCount = 1,
        Steps = new RunStepList([new RunStep { Name = "a" }]), Locations = new RunLocationList([new RunLocation(new Uri("https://example.com"))]), Result = "x", Error = new RunError { Message = "e" },
        Details = "d", Parameters = new RunParameters([new("TenantId", "acme")]), BaseUri = new Uri("https://example.com"), RetrievedAt = DateTime.UnixEpoch,
    };

    [Fact]
    public void An_outline_has_all_but_the_bulk()
    {
        var outline = Outline.Of(Full);

        foreach (var property in typeof(WorkflowRun).GetProperties())
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
