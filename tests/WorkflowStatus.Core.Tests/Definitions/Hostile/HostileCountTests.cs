using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>How much of each kind a definition may hold.</summary>
public sealed class HostileCountTests
{
    [Fact]
    public void There_are_at_most_16_follow_up_requests()
    {
        string FollowUps(int count) => $"[{string.Join(", ", Enumerable.Range(0, count).Select(number => $$"""{ "name": "f{{number}}", "path": "/runs/{id}/{{number}}", "steps": { "items": "$" } }"""))}]";
        Assert.Equal(16, TestDefinition.With(("followUps", FollowUps(16))).Wire.FollowUps.Count);
        Mistake.AssertHas(Mistake.Add("\"followUps\": " + FollowUps(17)), 9, "$.followUps", "at most 16 items, found 17");
    }

    [Fact]
    public void There_are_at_most_64_conditions_wherever_they_stand()
    {
        string When(int count) => $"[{string.Join(", ", Enumerable.Range(0, count).Select(number => $$"""{ "path": "$.m{{number}}" }"""))}]";
        string Refinements(int count) => $$"""[{ "state": "Failed", "when": {{When(32)}} }, { "state": "Failed", "when": {{When(count - 32)}} }]""";
        Assert.Equal(64, TestDefinition.With(("refinements", Refinements(64))).Wire.ValueConditions.Count);
        Mistake.AssertHas(Mistake.Add("\"refinements\": " + Refinements(65)), 1, "$", "at most 64 conditions in all refinements and followUps, found 65");
        Mistake.AssertHas(
            Mistake.Add($$"""
                "refinements": {{Refinements(64)}}, "followUps": [{ "name": "f", "path": "/{id}", "steps": { "items": "$" }, "when": {{When(1)}} }]
                """),
            1,
            "$",
            "found 65");
    }

    [Fact]
    public void There_are_at_most_5000_values()
    {
        string Words(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(number => $"\"{number}\""));
        var text = TestDefinition.TextWith(("run.message", $"[{Words(6000)}]"));
        var problem = Assert.Single(Mistake.Load(text));
        Assert.Equal("expected at most 5000 values in a file", problem.Message);
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(40, false)]
    public void Steps_in_steps_are_bounded_by_the_depth_of_a_file(int levels, bool isGood)
    {
        var steps = """{ "items": "$.steps" }""";
        for (var level = 1; level < levels; level++)
        {
            steps = $$"""{ "items": "$.steps", "steps": {{steps}} }""";
        }

        var text = TestDefinition.Text.Replace("\"states\"", $"\"steps\": {steps}, \"states\"", System.StringComparison.Ordinal);
        if (isGood)
        {
            Assert.NotNull(Providers.Load(text).Wire.Steps!.Inner);
        }
        else
        {
            Assert.Contains("depth", Assert.Single(Mistake.Load(text)).Message, System.StringComparison.Ordinal);
        }
    }
}
