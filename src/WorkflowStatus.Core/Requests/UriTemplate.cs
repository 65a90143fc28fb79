using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Requests;

/// <summary>A text with <c>{name}</c> places, such as <c>/api/{id}/status</c>.</summary>
internal sealed class UriTemplate
{
    private readonly string _text;
    private readonly List<(string Text, bool IsName)> _parts;

    private UriTemplate(string text, List<(string Text, bool IsName)> parts)
    {
        _text = text;
        _parts = parts;
    }

    /// <summary>The names in their order.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var (text, isName) in _parts)
            {
                if (isName)
                {
                    yield return text;
                }
            }
        }
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A brace is not closed, not opened, or holds no name.</exception>
    public static UriTemplate Parse(string text)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var literal = text.Substring(at, (open < 0 ? text.Length : open) - at);
            if (literal.IndexOf('}') >= 0)
            {
                throw new FormatException("found '}' without '{'");
            }

            if (literal.Length > 0)
            {
                parts.Add((literal, false));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0 || close == open + 1)
            {
                throw new FormatException("expected '{name}'");
            }

            parts.Add((text.Substring(open + 1, close - open - 1), true));
            at = close + 1;
        }

        return new UriTemplate(text, parts);
    }

    /// <summary>Puts values into the places.</summary>
    /// <param name="value">Gives the text for a name, escaped as the place needs it.</param>
    public string Expand(Func<string, string> value)
    {
        if (_parts.Count == 1 && !_parts[0].IsName)
        {
            return _text;
        }

        var texts = new string[_parts.Count];
        for (var index = 0; index < texts.Length; index++)
        {
            var (text, isName) = _parts[index];
            texts[index] = isName ? value(text) : text;
        }

        return string.Concat(texts);
    }

    public override string ToString() => _text;
}
