using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Tests;

/// <summary>What newer .NET does with text, for the tests' own use.</summary>
internal static class NewerText
{
    extension(string text)
    {
        public static string Join(char separator, IEnumerable<string?> values) => string.Join(separator.ToString(), values);

        public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);

        public static string Create(IFormatProvider format, FormattableString value) => value.ToString(format);

        public bool StartsWith(char value) => text.Length > 0 && text[0] == value;

        public bool EndsWith(char value) => text.Length > 0 && text[^1] == value;

        public bool Contains(string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;

        public bool Contains(char value, StringComparison comparison) => text.IndexOf(value.ToString(), comparison) >= 0;

        public int IndexOf(char value, StringComparison comparison) => text.IndexOf(value.ToString(), comparison);

        /// <summary>Ordinal, which is all that the tests ask for.</summary>
        public string Replace(string old, string replacement, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();

        public string ReplaceLineEndings(string replacement) => Regex.Replace(text, "\r\n|\r|\n", replacement);

        public string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);

        public string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);
    }

    extension(StringBuilder builder)
    {
        public StringBuilder Append(IFormatProvider format, FormattableString value) => builder.Append(value.ToString(format));
    }

    extension(Encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");
    }

    extension(int)
    {
        public static int Parse(ReadOnlySpan<char> text, IFormatProvider? format) => int.Parse(text.ToString(), NumberStyles.Integer, format);
    }
}
