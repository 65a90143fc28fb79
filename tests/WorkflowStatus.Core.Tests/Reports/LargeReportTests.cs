using System.Linq;
using System.Text;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class LargeReportTests
{
    private static readonly WorkflowRun[] Runs =
        [.. Enumerable.Range(0, 1000).Select(number => Sample.Run(
            $"order-fulfilment-{number:0000000000}", number % 9 == 0 ? RunState.Failed : RunState.Succeeded, from: number * 1.4, minutes: 20, provider: $"Provider {number % 5}",
            message: number % 9 == 0 ? "One or more workflow steps failed" : null,
            steps: [.. Enumerable.Range(0, 20).Select(step => Sample.Step($"Step number {step}", from: (number * 1.4) + step, minutes: 1))]))];

    private static readonly Page Large = Page.Of(Runs);

    [Fact]
    public void A_thousand_runs_of_twenty_steps_can_be_mailed()
    {
        // Measured: 6.1 MB. Mail servers commonly take 10 to 25 MB, and base64 adds a third.
        Assert.InRange(Encoding.UTF8.GetByteCount(Large.Source), 1_000_000, 6_500_000);
    }

    [Fact]
    public void Every_run_and_every_step_is_there()
    {
        Assert.Equal(1000, Large.Find("tbody", "run").Count());
        Assert.Equal(20_000, Large.Find("table", "steps").Sum(table => table.Element("tbody")!.Elements("tr").Count()));
    }

    [Fact]
    public void The_timeline_fits_on_few_screens()
    {
        var drawing = Large.Find("svg", "timeline").Single();
        Assert.InRange(int.Parse(Page.Attribute(drawing, "height"), null), 200, 1500);
        Assert.InRange(drawing.Descendants().Count(), 2000, 12_000);
    }

    [Fact]
    public void A_browser_has_no_more_than_this_to_build() => Assert.InRange(Large.All.Count(), 20_000, 220_000);
}
