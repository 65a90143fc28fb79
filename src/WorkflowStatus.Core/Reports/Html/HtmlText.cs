using System.Text;
using System.Xml;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports.Html;

/// <summary>Texts from outside as a page can hold them: no control characters, no turned writing direction, no half characters.</summary>
internal static class HtmlText
{
    /// <summary>Cleans a text; line breaks stay.</summary>
    /// <returns>The same text object where nothing had to be replaced.</returns>
    public static string Clean(string text)
    {
        var clean = SafeText.Clean(text);
        for (var index = 0; index < clean.Length; index++)
        {
            if (!IsWhole(clean, ref index))
            {
                return Replace(clean);
            }
        }

        return clean;
    }

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var start = index;
            if (IsWhole(text, ref index))
            {
                clean.Append(text, start, index - start + 1);
            }
            else
            {
                clean.Append('\ufffd');
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether a character may be written; steps over the second half of one of two halves.</summary>
    private static bool IsWhole(string text, ref int index)
    {
        if (XmlConvert.IsXmlChar(text[index]))
        {
            return true;
        }

        if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
        {
            index++;
            return true;
        }

        return false;
    }
}
