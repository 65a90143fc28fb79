using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class EscapingTests
{
    /// <summary>Leaves an attribute, an element, a style, a title and a drawing; an escape sequence, a turned direction, half a character.</summary>
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)></style></title></svg><!--&amp;&#x3c;\u001b[31m\u202egpj.exe\u0000\ud800\ufffe\u009b";

    private const string Harmless = "plain words";

    private static readonly string[] OwnAttributes =
        ["id", "class", "href", "content", "charset", "http-equiv", "name", "lang", "scope", "role", "for", "type", "checked", "open", "colspan", "tabindex", "rel", "datetime", "x", "y", "x1", "x2", "y1", "y2", "dx", "width", "height", "fill", "text-anchor", "patternUnits", "patternTransform", "aria-labelledby", "aria-label", "aria-hidden"];

    public static TheoryData<int> Sizes => [1, 5, 60];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_text_from_outside_makes_no_element_and_no_attribute(int count)
    {
        var expected = Shape(Page.Titled(Harmless, Runs(Harmless, count)));
        var actual = Shape(Page.Titled(Hostile, Runs(Hostile, count)));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_text_from_outside_is_in_no_attribute(int count)
    {
        var attributes = Page.Titled(Hostile, Runs(Hostile, count)).All.Attributes().ToList();
        Assert.DoesNotContain(attributes, attribute => attribute.Value.Contains("alert", StringComparison.Ordinal));
        Assert.All(attributes, attribute => Assert.Contains(attribute.Name.LocalName, OwnAttributes));
        Assert.All(attributes.Where(attribute => attribute.Name == "id"), id => Assert.Matches("^[a-z0-9-]+$", id.Value));
    }

    [Fact]
    public void Every_text_of_every_object_is_on_the_page_as_text()
    {
        foreach (var (type, property) in TextProperties())
        {
            var page = Page.Of(Runs(Harmless, 1, (type, property, "needle-7f")));
            Assert.True(page.Source.Contains("needle-7f", StringComparison.Ordinal) || Silent.Contains($"{type.Name}.{property.Name}"), $"{type.Name}.{property.Name}");
        }
    }

    [Fact]
    public void Control_characters_and_turned_directions_become_pictures()
    {
        var page = Page.Titled(Hostile, Runs(Hostile, 3));
        Assert.DoesNotContain(page.Source, letter => (char.IsControl(letter) && letter != '\n') || letter is '\u202e' or '\ufffe');
        Assert.Contains("␛[31m\ufffdgpj.exe␀\ufffd\ufffd\ufffd", page.Find("h1").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_of_two_halves_stays_whole() =>
        Assert.Equal("Release 🚀 ü 日本", Page.Titled("Release 🚀 ü 日本").Find("h1").Single().Value);

    [Theory]
    [InlineData("https://ok.example/a?b=1&c=<x>\"", "https://ok.example/a?b=1&c=%3Cx%3E%22")]
    [InlineData("HTTP://ok.example/", "http://ok.example/")]
    public void Web_addresses_are_links(string address, string target)
    {
        var link = Assert.Single(Links(address));
        Assert.Equal(target, Page.Attribute(link, "href"));
        Assert.Equal("noreferrer noopener", Page.Attribute(link, "rel"));
        Assert.Equal(address, link.Value);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)//https://ok.example")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("vbscript:x")]
    [InlineData("ms-settings:about")]
    [InlineData("//elsewhere.example/a")]
    [InlineData("/relative")]
    [InlineData("ftp://files.example/a")]
    public void Every_other_address_is_text(string address)
    {
        Assert.Empty(Links(address));
        Assert.Contains(address, Page.Texts(Page.Of(WithLocation(address)).Find("ul", "locations").Single(), "li"));
    }

    /// <summary>What a report leaves out on purpose: the ids of steps and of what runs made, and the service's word for a step's state.</summary>
    private static readonly string[] Silent = ["RunStep.Id", "RunStep.Status", "RunLocation.ResourceId"];

    private static XElement[] Links(string address) => [.. Page.Of(WithLocation(address)).Find("ul", "locations").SelectMany(list => list.Descendants("a"))];

    private static WorkflowRun WithLocation(string address) => new() { Provider = "Aster", Id = "a", State = RunState.Succeeded, Locations = Sample.Locations(address) };

    private static string Shape(Page page) => string.Join('\n', page.All.Select(element => element.Name.LocalName + " " + string.Join(' ', element.Attributes().Select(attribute => attribute.Name.LocalName))));

    private static IEnumerable<(Type Type, PropertyInfo Property)> TextProperties() =>
        from type in new[] { typeof(WorkflowRun), typeof(RunStep), typeof(RunLocation), typeof(RunError) }
        from property in type.GetProperties()
        where property.PropertyType == typeof(string) && property.SetMethod is not null
        select (type, property);

    /// <summary>Failed runs with the text in every property that holds one, also in those that come later.</summary>
    private static WorkflowRun[] Runs(string text, int count, (Type Type, PropertyInfo Property, string Text)? special = null) =>
        [.. Enumerable.Range(1, count).Select(number =>
        {
            var location = Fill(new RunLocation(new Uri("https://ok.example/")), text, special);
            var step = Fill(new RunStep { State = RunState.Failed, StartedAt = Sample.Start, CompletedAt = Sample.At(1) }, text, special);
            var run = new WorkflowRun
            {
                State = RunState.Failed,
                StartedAt = Sample.Start,
                CompletedAt = Sample.At(2),
                RetrievedAt = Sample.At(3),
                Steps = new RunStepList([step]),
                Locations = new RunLocationList([location]),
                Error = Fill(new RunError(), text, special),
                Parameters = new RunParameters([new(text, text)]),
                Result = text,
                Details = text,
            };
            return Fill(run, text, special);
        })];

    private static T Fill<T>(T item, string text, (Type Type, PropertyInfo Property, string Text)? special)
        where T : class
    {
        foreach (var (_, property) in TextProperties().Where(entry => entry.Type == typeof(T)))
        {
            property.SetValue(item, special is { } own && own.Type == typeof(T) && own.Property.Name == property.Name ? own.Text : text);
        }

        return item;
    }
}
