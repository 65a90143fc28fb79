using System;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>
/// What the text of a file must be before it is read: UTF-8, without characters that act on a screen (also in its
/// comments). A file must read the same to the person who looks at it and to the loader.
/// </summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Says what is wrong; null when nothing is.</summary>
    public static DefinitionProblem? Problem(byte[] text)
    {
        if (text.Length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF)))
        {
            return new DefinitionProblem(1, "$", "expected UTF-8, found UTF-16");
        }

        try
        {
            var letters = Strict.GetString(text);
            var at = SafeText.IndexOfUnsafe(letters);
            return at < 0 ? null : new DefinitionProblem(
                letters.Take(at).Count(letter => letter == '\n') + 1, "$", FormattableString.Invariant($"expected a text without control characters and marks that turn the writing direction, found U+{(int)letters[at]:X4}: write it as \\u{(int)letters[at]:x4}"));
        }
        catch (DecoderFallbackException error)
        {
            return new DefinitionProblem(text.Take(error.Index).Count(letter => letter == (byte)'\n') + 1, "$", "expected UTF-8");
        }
    }
}
