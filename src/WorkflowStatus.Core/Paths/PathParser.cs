using System.Collections.Generic;
using System.Globalization;
using System.Text;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Paths;

/// <summary>Reads the text of one path, left to right; a text it does not know is refused with its column.</summary>
internal sealed class PathParser
{
    /// <summary>Deeper than any answer that is read (see the depth limit of answers).</summary>
    private const int MaximumSegments = 64;

    private const string Kinds = "'.name', '['name']', '[n]' or '[*]'";

    /// <summary>What there is instead of the rest of JSONPath.</summary>
    private const string Parts = "a part of a path is " + Kinds;

    private readonly string _text;
    private int _at;

    private PathParser(string text) => _text = text;

    public static JsonPath Parse(string text)
    {
        var parser = new PathParser(text);
        return parser.ParseAll();
    }

    private JsonPath ParseAll()
    {
        if (!Take('$'))
        {
            throw Expected("a path begins with '$'");
        }

        var segments = new List<PathSegment>();
        while (_at < _text.Length)
        {
            if (segments.Count == MaximumSegments)
            {
                throw Expected($"a path has at most {MaximumSegments} parts");
            }

            if (Take('.'))
            {
                segments.Add(PathSegment.Member(ShorthandName()));
            }
            else if (Take('['))
            {
                segments.Add(Bracket());
            }
            else
            {
                throw Expected($"expected {Kinds}");
            }
        }

        return new JsonPath(segments);
    }

    private string ShorthandName()
    {
        var start = _at;
        if (_at < _text.Length && PathNames.IsFirst(_text[_at]))
        {
            while (_at < _text.Length && PathNames.IsFollowing(_text[_at]))
            {
                _at++;
            }
        }

        return _at > start ? _text.Substring(start, _at - start) : throw Expected(Next switch
        {
            '.' => $"'..' is not supported; {Parts}",
            '*' => "expected a member name; write all members as [*]",
            _ => "expected a member name; write other names as ['name']",
        });
    }

    private PathSegment Bracket()
    {
        PathSegment segment;
        if (Take('*'))
        {
            segment = PathSegment.Wildcard;
        }
        else if (Take('\'') || Take('"'))
        {
            segment = PathSegment.Member(QuotedName(_text[_at - 1]));
        }
        else
        {
            segment = PathSegment.Element(Index());
        }

        return Take(']') ? segment : throw Expected(Next switch
        {
            ':' => $"slices are not supported; {Parts}",
            ',' => $"several names or numbers in one pair of brackets are not supported; {Parts}",
            _ => "expected ']'",
        });
    }

    private int Index()
    {
        var start = _at;
        Take('-');
        while (_at < _text.Length && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        var digits = _text.Substring(start, _at - start);
        var canonical = int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            && index.ToString(CultureInfo.InvariantCulture) == digits;
        if (!canonical)
        {
            _at = start;
            throw Expected(Next switch
            {
                '?' => $"filters are not supported; {Parts}",
                ':' => $"slices are not supported; {Parts}",
                _ => "expected '*', a whole number or a quoted name",
            });
        }

        return index;
    }

    private string QuotedName(char quote)
    {
        var name = new StringBuilder();
        var start = _at;
        while (_at < _text.Length && _text[_at] != quote)
        {
            var letter = _text[_at];
            if (letter < ' ')
            {
                throw Expected("a control character is written \\u00XX");
            }

            name.Append(letter == '\\' ? Escaped(quote) : letter);
            _at++;
        }

        if (!Take(quote))
        {
            throw Expected($"expected {quote} at the end of the name");
        }

        var text = name.ToString();
        return SafeText.IsWellFormed(text) ? text : throw new PathSyntaxException("an escape names half a character", start + 1);
    }

    /// <summary>Reads an escape and stops at its last letter.</summary>
    private char Escaped(char quote)
    {
        var letter = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (letter == 'u' && _at + 6 <= _text.Length
            && ushort.TryParse(_text.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += 5;
            return (char)code;
        }

        var meant = letter switch
        {
            '\\' or '/' => letter,
            '\'' or '"' when letter == quote => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Expected($"unknown escape; use \\\\, \\{quote}, \\/, \\b, \\f, \\n, \\r, \\t or \\uXXXX"),
        };
        _at++;
        return meant;
    }

    /// <summary>What stands here; a null character at the end.</summary>
    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private PathSyntaxException Expected(string expectation) => new(expectation, _at + 1);
}
