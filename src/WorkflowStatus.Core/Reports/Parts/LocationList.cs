using System;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>What a run made. Only the web's addresses become links: no script, no file and no program is ever started from the page.</summary>
internal static class LocationList
{
    private const int Most = 400;

    public static void Write(HtmlWriter page, ReportRun run)
    {
        if (run.Run.Locations.Count == 0)
        {
            return;
        }

        page.Element("h3", "Locations").Open("ul", "locations").Line();
        foreach (var location in run.Run.Locations)
        {
            page.Open("li");
            Address(page, location.Uri);
            var about = string.IsNullOrWhiteSpace(location.Step) ? location.ResourceType : location.ResourceType is null ? $"step {location.Step}" : $"{location.ResourceType}, step {location.Step}";
            if (!string.IsNullOrWhiteSpace(about))
            {
                page.Text(" ").Open("small").Foreign(Words.Cut(about!, 200)).Close();
            }

            page.Close().Line();
        }

        page.Close();
    }

    private static void Address(HtmlWriter page, Uri uri)
    {
        var text = Words.Cut(uri.OriginalString, Most);
        if (uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
        {
            // The address in its escaped form: nothing invisible is left in it.
            page.Open("a").Attribute("href", uri.AbsoluteUri).Attribute("rel", "noreferrer noopener").Foreign(text).Close();
        }
        else
        {
            page.Foreign(text);
        }
    }
}
