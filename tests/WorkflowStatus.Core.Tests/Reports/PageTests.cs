using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class PageTests
{
    [Fact]
    public void The_same_runs_and_time_give_the_same_bytes() =>
        Assert.Equal(Page.Of(Sample.EveryState()).Source, Page.Of(Sample.EveryState()).Source);

    [Fact]
    public void The_page_is_HTML_in_UTF8_with_single_line_feeds()
    {
        var page = Page.Of(Sample.Run());
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page.Source, StringComparison.Ordinal);
        Assert.Equal("utf-8", Page.Attribute(page.Find("head").Single().Elements().First(), "charset"));
        Assert.DoesNotContain('\r', page.Source);
    }

    [Fact]
    public void Nothing_is_loaded_and_nothing_runs()
    {
        var page = Page.Of(Sample.EveryState());
        Assert.DoesNotContain(page.All, element => element.Name.LocalName is "script" or "img" or "iframe" or "object" or "embed" or "form" or "base" or "link" or "audio" or "video" or "image" or "use");
        Assert.DoesNotContain(page.All.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "src" or "style" or "srcset" or "action");
        Assert.DoesNotContain("@import", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_the_one_style_alone_and_comes_before_it()
    {
        var page = Page.Of(Sample.EveryState());
        var style = Assert.Single(page.Find("style"));
        var policy = page.Find("meta").Single(meta => Page.Attribute(meta, "http-equiv") == "Content-Security-Policy");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.Value)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", Page.Attribute(policy, "content"));
        Assert.True(page.All.ToList().IndexOf(policy) < page.All.ToList().IndexOf(style));
    }

    [Fact]
    public void What_a_browser_reads_as_style_is_what_an_XML_parser_reads() =>
        Assert.DoesNotContain(Page.Of(Sample.EveryState()).Find("style").Single().Value, letter => letter is '<' or '&');

    [Fact]
    public void Only_elements_that_HTML_closes_by_itself_are_written_short()
    {
        string[] known = ["meta", "input", "col", "rect", "path", "line"];
        var page = Page.Of(Sample.EveryState());
        Assert.All(page.All.Where(element => element.IsEmpty), element => Assert.Contains(element.Name.LocalName, known));
    }

    [Fact]
    public void Every_id_is_there_once_and_every_inner_link_and_label_leads_to_one()
    {
        var page = Page.Of(Sample.EveryState());
        var ids = page.All.Attributes("id").Select(attribute => attribute.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.All.Attributes("href"), link => Assert.Contains(link.Value[1..], ids));
        Assert.All(page.All.Attributes("aria-labelledby").SelectMany(label => label.Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time_and_tables_name_their_cells()
    {
        var page = Page.Of([.. Sample.EveryState(), Sample.Run("steps", steps: Sample.Step("a"))]);
        var levels = page.All.Where(element => element.Name.LocalName is "h1" or "h2" or "h3" or "h4").Select(element => element.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(page.Find("th"), header => Assert.Contains(Page.Attribute(header, "scope"), new[] { "row", "col" }));
        Assert.All(page.Find("tbody").SelectMany(body => body.Elements("tr")).Where(row => !Page.Classes(row).Contains("more")), row => Assert.Single(row.Elements("th")));
    }

    [Fact]
    public void Each_drawing_is_described_or_hidden_from_those_who_do_not_see_it()
    {
        var page = Page.Of([.. Sample.EveryState(), Sample.Run("steps", steps: Sample.Step("a"))]);
        Assert.All(page.Find("svg"), svg => Assert.True(Page.Attribute(svg, "aria-hidden") == "true" || (svg.Elements("title").Any() && svg.Elements("desc").Any())));
    }

    [Fact]
    public void The_title_is_in_the_tab_and_on_the_page()
    {
        var page = Page.Titled("Nightly runs", Sample.Run());
        Assert.Equal("Nightly runs", page.Find("title").First().Value);
        Assert.Equal("Nightly runs", page.Find("h1").Single().Value);
    }

    [Fact]
    public void No_runs_give_a_page_that_says_so()
    {
        var page = Page.Of();
        Assert.Contains("No runs", Page.Text(page.Find("p", "verdict").Single()), StringComparison.Ordinal);
        Assert.Empty(page.Find("table"));
        Assert.Empty(page.Find("svg"));
        Assert.Contains("2026-02-03 12:00:00 UTC", Page.Text(page.Find("header").Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_run_shows_its_steps_at_once_and_several_are_folded()
    {
        Assert.Equal("open", Page.Attribute(Page.Of(Sample.Run()).Find("details").Single(), "open"));
        Assert.All(Page.Of(Sample.EveryState()).Find("details"), details => Assert.Null(details.Attribute("open")));
    }

    [Theory]
    [InlineData("✓ All 2 runs succeeded.", RunState.Succeeded, RunState.Succeeded)]
    [InlineData("✗ 1 of 2 runs ended without success.", RunState.Succeeded, RunState.Failed)]
    [InlineData("✗ 1 of 2 runs ended without success, and 1 is still going.", RunState.Canceled, RunState.Queued)]
    [InlineData("► 2 of 3 runs are still going, and none has failed.", RunState.Running, RunState.Unknown, RunState.Succeeded)]
    [InlineData("✓ The run succeeded.", RunState.Succeeded)]
    [InlineData("✗ The run ended without success.", RunState.TimedOut)]
    [InlineData("► The run is still going.", RunState.Waiting)]
    public void The_first_sentence_says_how_it_went(string sentence, params RunState[] states)
    {
        var page = Page.Of([.. states.Select((state, index) => Sample.Run($"run-{index}", state))]);
        Assert.Equal(sentence, Page.Text(page.Find("p", "verdict").Single()));
    }
}
