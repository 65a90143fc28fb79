using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class StyleTests
{
    /// <summary>What WCAG 2.2, 1.4.3, asks of text.</summary>
    private const double Least = 4.5;

    private static readonly string Style = Page.Of().Find("style").Single().Value;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_colour_of_text_stands_out_from_every_ground(int scheme)
    {
        var colours = Colours(scheme);
        foreach (var text in new[] { "text", "muted", "link", "ok", "bad", "going", "undo", "hold", "idle" })
        {
            foreach (var ground in new[] { "page", "card", "target" })
            {
                Assert.True(Contrast(colours[text], colours[ground]) >= Least, $"{text} on {ground}: {Contrast(colours[text], colours[ground])}");
            }
        }
    }

    [Fact]
    public void Every_class_of_the_page_that_colours_is_known_to_the_style()
    {
        var page = Page.Of([.. Sample.EveryState(), Sample.Run("steps", steps: Sample.Step("a"))]);
        var used = page.Find("rect").Concat(page.Find("td")).SelectMany(Page.Classes).Where(name => name.Length > 0).Distinct();
        Assert.All(used, name => Assert.Contains("." + name, Style, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@media print")]
    [InlineData("@media screen and (prefers-color-scheme:dark)")]
    [InlineData("@supports not selector(:has(a)){.filters{display:none}}")]
    public void The_style_knows_paper_darkness_and_older_browsers(string rule) => Assert.Contains(rule, Style, StringComparison.Ordinal);

    [Fact]
    public void The_style_loads_nothing() => Assert.All(Regex.Matches(Style, @"url\([^)]*\)").Cast<Match>().Select(match => match.Value), url => Assert.Equal("url(#hatch)", url));

    private static Dictionary<string, string> Colours(int scheme) =>
        Regex.Matches(Regex.Matches(Style, @":root\{[^}]*\}")[scheme].Value, "--([a-z]+):(#[0-9a-f]{6})").Cast<Match>().ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static double Contrast(string one, string other)
    {
        double[] pair = [Luminance(one), Luminance(other)];
        return (pair.Max() + 0.05) / (pair.Min() + 0.05);
    }

    /// <summary>Relative luminance as WCAG defines it.</summary>
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(index => Convert.ToInt32(colour.Substring(1 + (index * 2), 2), 16) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
