using System;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class WaitRosterTests
{
    [Fact]
    public void The_slowest_are_shown_also_when_many_after_the_first_have_ended()
    {
        var account = Providers.Account(TestDefinition.With());
        var roster = new WaitRoster();
        var items = Enumerable.Range(0, 153).Select(number =>
        {
            Assert.True(roster.Ids.Add(new RunReference(account, $"run-{number}")));
            var item = Assert.Single(roster.OpenArrivals(TimeSpan.Zero));
            item.See(new ReadResult(item.Reference, [new WorkflowRun { Provider = "Test", Id = $"run-{number}", State = RunState.Running }], null), TimeSpan.Zero, null);
            return item;
        }).ToList();

        foreach (var item in items.Skip(1).Take(150))
        {
            roster.Close(item, WaitOutcome.Ended);
        }

        Assert.Equal(["run-0", "run-151", "run-152"], roster.Progress(null).Slowest.Select(run => run.Id));
        Assert.Equal(3, roster.OpenCount);
    }
}
