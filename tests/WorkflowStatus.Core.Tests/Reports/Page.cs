using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using WorkflowStatus.Core.Reports;

namespace WorkflowStatus.Core.Tests.Reports;

/// <summary>A page as a browser reads it: it is well-formed XML too, so that a parser finds what a text search would miss.</summary>
internal sealed class Page
{
    public static readonly DateTime GeneratedAt = new(2026, 2, 3, 12, 0, 0, DateTimeKind.Utc);

    private readonly XElement _root;

    private Page(string source)
    {
        Source = source;
        using var reader = XmlReader.Create(new StringReader(source), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        _root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public string Source { get; }

    public IEnumerable<XElement> All => _root.DescendantsAndSelf();

    public static Page Of(params WorkflowRun[] runs) => Titled("Nightly", runs);

    public static Page Titled(string title, params WorkflowRun[] runs)
    {
        using var text = new StringWriter();
        WorkflowReport.Write(text, runs, title, GeneratedAt);
        return new Page(text.ToString());
    }

    /// <summary>The elements of a name, and of a class where one is given.</summary>
    public IEnumerable<XElement> Find(string name, string? style = null) => Below(_root, name, style);

    public static IEnumerable<XElement> Below(XElement element, string name, string? style = null) =>
        element.Descendants(name).Where(found => style is null || Classes(found).Contains(style));

    public static string[] Classes(XElement element) => ((string?)element.Attribute("class") ?? string.Empty).Split(' ');

    public static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? string.Empty;

    public static double Percent(XElement element, string name) => double.Parse(Attribute(element, name).TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);

    public XElement ById(string id) => All.Single(element => (string?)element.Attribute("id") == id);

    /// <summary>The part of the page below a heading.</summary>
    public XElement Section(string id) => Find("section").Single(section => (string?)section.Attribute("aria-labelledby") == id);

    /// <summary>The texts of an element's parts of a name, blanks made one.</summary>
    public static string[] Texts(XElement element, string name) => [.. element.Descendants(name).Select(Text)];

    public static string Text(XElement element) => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
