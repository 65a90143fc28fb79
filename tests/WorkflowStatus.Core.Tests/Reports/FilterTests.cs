using System;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class FilterTests
{
    private static readonly WorkflowRun[] Runs =
        [Sample.Run("a", RunState.Failed), Sample.Run("b", RunState.Running), Sample.Run("c", provider: "Oumla"), Sample.Run("d", RunState.Canceled, provider: "Oumla")];

    [Fact]
    public void There_is_a_button_for_each_outcome_and_provider_that_occurs_with_its_count() =>
        Assert.Equal(
            ["All 4", "✗ Without success 2", "► Still going 1", "✓ Succeeded 1", "All providers", "Aster 2", "Oumla 2"],
            Page.Texts(Page.Of(Runs).Find("div", "filters").Single(), "label"));

    [Fact]
    public void One_provider_is_no_choice() =>
        Assert.Equal(["All 2", "✓ Succeeded 2"], Page.Texts(Page.Of(Sample.Run("a"), Sample.Run("b")).Find("div", "filters").Single(), "label"));

    [Fact]
    public void One_run_needs_no_filter() => Assert.Empty(Page.Of(Sample.Run()).Find("input"));

    [Fact]
    public void All_is_chosen_at_first() =>
        Assert.Equal(["s0", "p0"], Page.Of(Runs).Find("input").Where(input => input.Attribute("checked") is not null).Select(input => Page.Attribute(input, "id")));

    [Fact]
    public void Each_button_has_a_rule_that_hides_the_rows_without_its_class()
    {
        var page = Page.Of(Runs);
        var style = page.Find("style").Single().Value;
        var rows = page.Find("tbody", "run").ToList();
        foreach (var id in page.Find("input").Where(input => Page.Attribute(input, "type") == "radio").Select(input => Page.Attribute(input, "id")).Except(["s0", "p0"]))
        {
            Assert.Contains($".filters:has(#{id}:checked)~.runs>tbody:not(.{id}){{display:none}}", style, StringComparison.Ordinal);
            Assert.Contains(rows, row => Page.Classes(row).Contains(id));
        }

        Assert.All(rows, row => Assert.Equal(3, Page.Classes(row).Length));
    }

    [Fact]
    public void A_choice_without_rows_says_so()
    {
        var style = Page.Of(Runs).Find("style").Single().Value;
        // Nothing is still going (3) at Oumla (2); something at Aster (1).
        Assert.Contains(".filters:has(#s3:checked):has(#p2:checked)~.none{display:block}", style, StringComparison.Ordinal);
        Assert.DoesNotContain(":has(#s3:checked):has(#p1:checked)", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_can_be_unfolded_together_while_they_are_few()
    {
        Assert.Single(Page.Of([.. Runs, Sample.Run("e", steps: Sample.Step("s"))]).Find("label", "unfold"));
        Assert.Empty(Page.Of([.. Runs, Sample.Run("e", steps: [.. Enumerable.Repeat(Sample.Step("s"), 2001)])]).Find("label", "unfold"));
    }
}
