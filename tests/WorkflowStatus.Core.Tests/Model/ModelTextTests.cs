using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Model;

/// <summary>The model's one-line texts and its two questions.</summary>
public sealed class ModelTextTests
{
    [Fact]
    public void A_run_is_one_line()
    {
        Assert.Equal("Aster wf-1: Failed - why", new WorkflowRun { Provider = "Aster", Id = "wf-1", State = RunState.Failed, Message = "why" }.ToString());
        Assert.Equal("Aster wf-1: Running", new WorkflowRun { Provider = "Aster", Id = "wf-1", State = RunState.Running }.ToString());
    }

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("why", null, null, "why")]
    [InlineData("why", "Fault", null, "Fault: why")]
    [InlineData(null, "Fault", "7", "Fault")]
    [InlineData(null, null, "7", "7")]
    [InlineData("why", "", "7", "why")]
    [InlineData("", "", "7", "7")]
    public void An_error_is_one_line(string? message, string? type, string? code, string expected) =>
        Assert.Equal(expected, new RunError { Message = message, Type = type, Code = code }.ToString());

    [Fact]
    public void A_change_is_one_line()
    {
        Assert.Equal("Demo x: Running", new WorkflowChange { Provider = "Demo", Id = "x", NewState = RunState.Running }.ToString());
        Assert.Equal("Demo x/Build: Running -> Failed", new WorkflowChange { Provider = "Demo", Id = "x", Step = "Build", OldState = RunState.Running, NewState = RunState.Failed }.ToString());
    }

    [Fact]
    public void Parameters_are_one_line_sorted_and_known_without_case()
    {
        // Sorted: what comes back from a file or another process has lost the order that it was given in.
        var parameters = new RunParameters([new("DefinitionId", "b"), new("AccountId", "a")]);
        Assert.Equal("AccountId=a; DefinitionId=b", parameters.ToString());
        Assert.Equal("a", parameters["accountid"]);
        Assert.Throws<ArgumentException>(() => new RunParameters([new("A", "1"), new("a", "2")]));
    }

    [Fact]
    public void States_from_succeeded_on_are_terminal_and_succeeded_alone_is_success()
    {
        var terminal = Enum.GetValues<RunState>().Where(state => state.IsTerminal());
        Assert.Equal(
            new List<RunState> { RunState.Succeeded, RunState.Failed, RunState.Canceled, RunState.Terminated, RunState.TimedOut, RunState.Compensated, RunState.CompensationFailed },
            terminal);
        Assert.Equal(RunState.Succeeded, Assert.Single(Enum.GetValues<RunState>(), state => state.IsSuccess()));
    }
}
