using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace WorkflowStatus.Core.Tests;

/// <summary>SECURITY.md promises nothing without a test: each that it cites is there.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "SECURITY.md"));

    private static readonly HashSet<string> Methods =
    [
        .. typeof(SecurityPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    public static TheoryData<string> Cited => [.. Methodical().Matches(Page).Concat(Worded().Matches(Page)).Select(match => match.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Cited))]
    public void A_test_that_is_cited_exists(string citation)
    {
        if (citation.Split(".Tests.ps1: ") is [var suite, var words])
        {
            var file = Path.Combine(AppContext.BaseDirectory, "suites", suite + ".Tests.ps1");
            Assert.True(File.Exists(file), $"there is no tests/{suite}.Tests.ps1");
            Assert.Contains($"It '{words.Replace("'", "''", StringComparison.Ordinal)}'", File.ReadAllText(file), StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(citation, Methods);
        }
    }

    [Fact]
    public void Every_promise_of_a_table_cites_a_test()
    {
        var rows = Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Threat", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var shown = row.Split(" | ")[^1].TrimEnd('|', ' ', '\r');
            Assert.Equal(string.Empty, Methodical().Replace(Worded().Replace(shown, string.Empty), string.Empty).Trim(',', ' '));
            Assert.NotEmpty(shown);
        });
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Methodical();

    [GeneratedRegex(@"`([\w-]+\.Tests\.ps1: [^`]+)`")]
    private static partial Regex Worded();
}
