using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Xml;

namespace WorkflowStatus.Core.Reports.Html;

/// <summary>
/// Writes HTML that is well-formed XML too. Every text and every attribute goes through here, is cleaned and escaped:
/// no caller can forget it. The one way around is <see cref="Style"/>, for a stylesheet of our own.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    /// <summary>The elements that HTML closes by themselves, and those of drawings, where XML's way is HTML's too.</summary>
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal) { "meta", "link", "input", "col", "rect", "path", "line" };

    private readonly XmlWriter _xml;
    private readonly Stack<string> _open = new();

    /// <summary>Writes to a text, which stays open.</summary>
    public HtmlWriter(TextWriter output) =>
        _xml = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace });

    /// <summary>Begins the page.</summary>
    public HtmlWriter Document()
    {
        // The writer's own way leaves a blank before the bracket.
        _xml.WriteRaw("<!DOCTYPE html>\n");
        return this;
    }

    /// <summary>Opens an element.</summary>
    public HtmlWriter Open(string name, string? style = null)
    {
        _xml.WriteStartElement(name);
        _open.Push(name);
        return style is null ? this : Attribute("class", style);
    }

    /// <summary>Gives the element that was opened last an attribute.</summary>
    public HtmlWriter Attribute(string name, string value)
    {
        _xml.WriteAttributeString(name, HtmlText.Clean(value));
        return this;
    }

    /// <summary>Gives the element that was opened last an attribute of pixels, or of another count.</summary>
    public HtmlWriter Attribute(string name, int value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Gives the element that was opened last a place or a width in percent.</summary>
    public HtmlWriter Percent(string name, double value) => Attribute(name, value.ToString("0.##", CultureInfo.InvariantCulture) + "%");

    public HtmlWriter Text(string text)
    {
        _xml.WriteString(HtmlText.Clean(text));
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public HtmlWriter Close()
    {
        if (Short.Contains(_open.Pop()))
        {
            _xml.WriteEndElement();
        }
        else
        {
            _xml.WriteFullEndElement();
        }

        return this;
    }

    /// <summary>An element with a text alone.</summary>
    public HtmlWriter Element(string name, string text, string? style = null) => Open(name, style).Text(text).Close();

    /// <summary>A text from outside inside a sentence: one written from right to left does not turn its neighbours.</summary>
    public HtmlWriter Foreign(string text) => Element("bdi", text);

    /// <summary>Ends the line in the file, for those who read the source.</summary>
    public HtmlWriter Line()
    {
        _xml.WriteWhitespace("\n");
        return this;
    }

    /// <summary>The page's stylesheet, as it is: browsers read no escapes there.</summary>
    public HtmlWriter Style(Stylesheet style)
    {
        Open("style");
        _xml.WriteRaw(style.Text);
        return Close().Line();
    }

    public void Dispose() => _xml.Dispose();
}
