using System;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Model;

public sealed class RunStepListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Succeeded", "1 step, 1 completed")]
    [InlineData("Succeeded Succeeded", "2 steps, 2 completed")]
    [InlineData("Succeeded Running Queued", "3 steps, 1 completed, now: S1")]
    [InlineData("Succeeded Waiting", "2 steps, 1 completed, now: S1")]
    [InlineData("Compensating", "1 step, 0 completed, now: S0")]
    [InlineData("Queued Unknown Suspended", "3 steps, 0 completed")]
    [InlineData("Succeeded Failed Running", "3 steps, 1 failed: S1")]
    [InlineData("Failed TimedOut Terminated CompensationFailed", "4 steps, 4 failed: S0, S1, S2, S3")]
    [InlineData("Canceled Compensated", "2 steps, 2 completed")]
    public void A_list_of_steps_is_one_line(string states, string expected)
    {
        var steps = states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((state, number) => new RunStep { Name = $"S{number}", State = Enum.Parse<RunState>(state) });
        Assert.Equal(expected, new RunStepList([.. steps]).ToString());
    }
}
