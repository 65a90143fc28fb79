using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>What a browser reads before it shows anything. The policy comes before the style that it allows.</summary>
internal static class HeadPart
{
    public static void Write(HtmlWriter page, Report report)
    {
        var style = new Stylesheet(FilterPart.Rules(report));
        page.Open("head").Line();
        page.Open("meta").Attribute("charset", "utf-8").Close().Line();
        page.Open("meta").Attribute("http-equiv", "Content-Security-Policy").Attribute("content", style.Policy).Close().Line();
        Meta(page, "viewport", "width=device-width, initial-scale=1");
        Meta(page, "color-scheme", "light dark");
        Meta(page, "referrer", "no-referrer");
        Meta(page, "generator", Footer.Program);
        page.Element("title", report.Title).Line();
        page.Style(style);
        page.Close().Line();
    }

    private static void Meta(HtmlWriter page, string name, string content) =>
        page.Open("meta").Attribute("name", name).Attribute("content", content).Close().Line();
}
