using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>A JSON value that can be taken apart and put together wrongly: names may occur twice, scalars are texts as written.</summary>
internal sealed class Doc
{
    /// <summary>The text of a scalar; null for an object or an array.</summary>
    public string? Raw { get; set; }

    /// <summary>The members of an object, each name as written; null for others.</summary>
    public List<KeyValuePair<string, Doc>>? Members { get; set; }

    /// <summary>The items of an array; null for others.</summary>
    public List<Doc>? Items { get; set; }

    public static Doc Scalar(string raw) => new() { Raw = raw };

    public static Doc Parse(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return Of(document.RootElement);
    }

    public Doc Copy() => new() { Raw = Raw, Items = Items?.ConvertAll(item => item.Copy()), Members = Members?.ConvertAll(member => new KeyValuePair<string, Doc>(member.Key, member.Value.Copy())) };

    /// <summary>How many values there are, this one included.</summary>
    public int Count()
    {
        var count = 1;
        for (var index = 0; index < (Items?.Count ?? Members?.Count ?? 0); index++)
        {
            count += Child(index).Count();
        }

        return count;
    }

    /// <summary>The value of a number, counted in the order of the text from 0.</summary>
    public Doc At(int number)
    {
        if (number == 0)
        {
            return this;
        }

        number--;
        for (var index = 0; ; index++)
        {
            var child = Child(index);
            var count = child.Count();
            if (number < count)
            {
                return child.At(number);
            }

            number -= count;
        }
    }

    /// <summary>Some value by chance.</summary>
    public Doc Any(Random random) => At(random.Next(Count()));

    public int Depth() => 1 + Children().Select(child => child.Depth()).DefaultIfEmpty().Max();

    /// <summary>Becomes another value.</summary>
    public void Become(Doc other) => (Raw, Members, Items) = (other.Raw, other.Members, other.Items);

    /// <summary>The same with the members of every object the other way round.</summary>
    public Doc Reversed() => new()
    {
        Raw = Raw,
        Items = Items?.ConvertAll(item => item.Reversed()),
        Members = Members is null ? null : [.. Enumerable.Reverse(Members).Select(member => new KeyValuePair<string, Doc>(member.Key, member.Value.Reversed()))],
    };

    /// <summary>The text, with blanks by chance where JSON allows them.</summary>
    public string Write(Random? blanks = null)
    {
        var text = new StringBuilder();
        Write(text, blanks);
        return text.ToString();
    }

    private Doc Child(int index) => Items is null ? Members![index].Value : Items[index];

    private IEnumerable<Doc> Children() => Items ?? Members?.Select(member => member.Value) ?? [];

    private static Doc Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Doc { Members = [.. value.EnumerateObject().Select(member => new KeyValuePair<string, Doc>(JsonSerializer.Serialize(member.Name), Of(member.Value)))] },
        JsonValueKind.Array => new Doc { Items = [.. value.EnumerateArray().Select(Of)] },
        _ => Scalar(value.GetRawText()),
    };

    private void Write(StringBuilder text, Random? blanks)
    {
        if (Items is not null)
        {
            text.Append('[');
            for (var index = 0; index < Items.Count; index++)
            {
                Blank(text.Append(index == 0 ? string.Empty : ","), blanks);
                Items[index].Write(text, blanks);
            }

            Blank(text, blanks).Append(']');
        }
        else if (Members is not null)
        {
            text.Append('{');
            for (var index = 0; index < Members.Count; index++)
            {
                Blank(text.Append(index == 0 ? string.Empty : ","), blanks).Append(Members[index].Key);
                Blank(Blank(text, blanks).Append(':'), blanks);
                Members[index].Value.Write(text, blanks);
            }

            Blank(text, blanks).Append('}');
        }
        else
        {
            text.Append(Raw);
        }
    }

    private static StringBuilder Blank(StringBuilder text, Random? blanks) => blanks is null ? text : text.Append(blanks.Next(6) switch { 0 => " ", 1 => "\r\n", 2 => "\t\t", _ => string.Empty });
}
