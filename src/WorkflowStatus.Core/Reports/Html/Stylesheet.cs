using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowStatus.Core.Reports.Html;

/// <summary>The page's own style: <c>report.css</c> and the few rules that depend on what a report holds.</summary>
internal sealed class Stylesheet
{
    private static readonly Lazy<string> Common = new(Read);

    /// <summary>Makes the style of one page.</summary>
    /// <param name="rules">Rules of our own making: no text from outside may be in them.</param>
    public Stylesheet(string rules) => Text = Common.Value + rules;

    public string Text { get; }

    /// <summary>
    /// The policy under which this style is the only thing that works in the page: no script, no picture, no font, no
    /// form, no request; even if a text got through as markup, nothing would come of it.
    /// </summary>
    public string Policy => $"default-src 'none'; style-src 'sha256-{Hash()}'; base-uri 'none'; form-action 'none'";

    private string Hash()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
#if NET
        return Convert.ToBase64String(SHA256.HashData(bytes));
#else
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(bytes));
#endif
    }

    /// <summary>A browser hashes the text with single line feeds, whatever a checkout made of them.</summary>
    private static string Read()
    {
        using var file = new StreamReader(typeof(Stylesheet).Assembly.GetManifestResourceStream("report.css")!, Encoding.UTF8);
        return file.ReadToEnd().Replace("\r\n", "\n");
    }
}
