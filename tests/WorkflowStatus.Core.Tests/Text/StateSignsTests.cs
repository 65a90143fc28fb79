using System;
using System.Linq;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Tests.Text;

public sealed class StateSignsTests
{
    [Fact]
    public void Each_state_has_a_sign_of_one_character() => Assert.All(Enum.GetValues<RunState>(), state => Assert.Single(StateSigns.Of(state)));

    [Fact]
    public void Success_has_a_sign_of_its_own() =>
        Assert.DoesNotContain(StateSigns.Of(RunState.Succeeded), Enum.GetValues<RunState>().Where(state => state != RunState.Succeeded).Select(StateSigns.Of));
}
