using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

/// <summary>One mistake is told once: what a word decides about is left alone while the word is wrong.</summary>
public sealed class DecidingWordTests
{
    [Theory]
    [InlineData("\"auth\": { \"type\": \"query\", \"name\": \"key\" }", "$.auth.type")]
    [InlineData("\"auth\": { \"name\": \"key\" }", "$.auth")]
    [InlineData("\"auth\": \"bearer\"", "$.auth")]
    [InlineData("\"auth\": { \"type\": \"digest\" }, \"parameters\": [{ \"name\": \"User\", \"in\": \"user\", \"required\": true }]", "$.auth.type")]
    [InlineData("\"followUps\": [{ \"name\": \"x\", \"path\": \"/x/{id}\", \"paging\": { \"by\": \"cursor\", \"url\": \"$.next\" }, \"steps\": { \"items\": \"$\" } }]", "$.followUps[0].paging.by")]
    [InlineData("\"parameters\": [{ \"name\": \"Tenant\", \"in\": \"cookie\" }]", "$.parameters[0].in")]
    public void A_wrong_word_is_the_only_mistake(string members, string path) => Assert.Equal(path, Assert.Single(Mistake.Add(members)).Path);

    [Theory]
    [InlineData("{ \"run\": \"Running\", \"done\": \"Success\" }", "$.states.done")]
    [InlineData("{ \"run\": \"Running\", \"done\": { \"state\": \"Success\" } }", "$.states.done.state")]
    public void A_wrong_state_is_not_told_as_a_missing_end_too(string states, string path) =>
        Assert.Equal(path, Assert.Single(Mistake.Load(TestDefinition.TextWith(("states", states)))).Path);
}
