using WorkflowStatus.Core.Reports.Html;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>The pattern of failures, defined once for all drawings of the page.</summary>
internal static class Hatch
{
    public static void Define(HtmlWriter page) => page
        .Open("defs").Open("pattern").Attribute("id", "hatch").Attribute("width", 5).Attribute("height", 5)
        .Attribute("patternUnits", "userSpaceOnUse").Attribute("patternTransform", "rotate(45)")
        .Open("rect", "bad").Attribute("width", 5).Attribute("height", 5).Close()
        .Open("rect", "gap").Attribute("width", 2).Attribute("height", 5).Close()
        .Close().Close().Line();
}
