#if NET
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using Xunit;

namespace WorkflowStatus.Core.Tests.Engine;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_reads_a_run_as_a_command_would_and_needs_no_network()
    {
        // Nothing listens there: a request that left the process would be an error.
        var result = await Rehearsal.PlayAsync();

        Assert.Null(result.Error);
        var run = Assert.Single(result.Runs);
        Assert.Equal(("1", RunState.Running, "At work", 1), (run.Id, run.State, run.Message, run.CompletedStepCount));
    }
}
#endif
