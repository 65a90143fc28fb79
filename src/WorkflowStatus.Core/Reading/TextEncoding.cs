using System;
using System.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>
/// Tells how a JSON text is encoded. It is UTF-8 (RFC 8259, section 8.1), and what is not is seen by its first bytes
/// (RFC 4627, section 3: they stand for two ASCII characters); a label decides only where the bytes do not.
/// </summary>
internal static class TextEncoding
{
    /// <summary>Tells the encoding.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="label">The character set that the service named; null for none.</param>
    /// <returns>Null for UTF-8.</returns>
    public static Encoding? Of(ReadOnlySpan<byte> text, string? label)
    {
        var named = label is null ? null : Named(label);
        var isWide = text.Length >= 2 && (text[0] == 0 || text[1] == 0 || (text[0], text[1]) is (0xFF, 0xFE) or (0xFE, 0xFF));
        if (!isWide)
        {
            return named is null || IsWide(named) ? null : named;
        }

        return named is { CodePage: 12000 or 12001 } ? named : text[0] is 0 or 0xFE ? Encoding.BigEndianUnicode : Encoding.Unicode;
    }

    private static bool IsWide(Encoding encoding) => encoding.CodePage is 1200 or 1201 or 12000 or 12001;

    /// <summary>A label that nobody knows is worth less than the bytes; so is UTF-7, which .NET Framework knows and no JSON is in.</summary>
    private static Encoding? Named(string label)
    {
        try
        {
            return Encoding.GetEncoding(label) is { CodePage: not (65000 or 65001 or 20127) } encoding ? encoding : null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
