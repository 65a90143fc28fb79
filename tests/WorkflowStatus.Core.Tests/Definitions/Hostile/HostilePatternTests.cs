using System;
using System.Diagnostics;
using System.Linq;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>Regular expressions of a definition run with a time limit, and there are few of them.</summary>
public sealed class HostilePatternTests
{
    public static TheoryData<string> RegexBombs => new("(a+)+", "(a|a)*", "(a|aa)+", "([a-zA-Z]+)*", "(.*a){20}", "(?:a*)*b", "(a*)*\\\\1b", "(?=(a+)+b)a+");

    [Theory]
    [MemberData(nameof(RegexBombs))]
    public void A_regex_bomb_ends_at_its_time_limit(string pattern)
    {
        var definition = TestDefinition.With(("parameters", $$"""[{ "name": "Tenant", "in": "query", "pattern": "{{pattern}}" }]"""));
        var clock = Stopwatch.StartNew();
        var error = Assert.Throws<WorkflowStatusException>(() => Account(definition, new string('a', 200) + "!"));
        Assert.Equal(WorkflowErrorId.InvalidParameter, error.ErrorId);
        // A guard against hanging, not a measure: the limit is a tenth of a second.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData("((((((((((a{1,1000}){1,1000}){1,1000}){1,1000}){1,1000}){1,1000}){1,1000}){1,1000}){1,1000}){1,1000})")]
    [InlineData("(?:a{2147483647}){2147483647}")]
    [InlineData("(?:(?:\\\\p{IsGreek}{1000}){1000}){1000}")]
    public void A_pattern_that_grows_when_it_is_compiled_is_harmless(string pattern)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var definition = TestDefinition.With(("parameters", $$"""[{ "name": "Tenant", "in": "query", "pattern": "{{pattern}}" }]"""));
        Assert.Throws<WorkflowStatusException>(() => Account(definition, "!"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public void Deep_brackets_are_refused_or_harmless()
    {
        var pattern = string.Concat(Enumerable.Repeat("(", 1000)) + "a" + string.Concat(Enumerable.Repeat(")", 1000));
        var definition = TestDefinition.With(("parameters", $$"""[{ "name": "Tenant", "in": "query", "pattern": "{{pattern}}" }]"""));
        Assert.Equal("a", Account(definition, "a").Value("Tenant"));
    }

    [Fact]
    public void A_pattern_has_at_most_2048_characters() =>
        Mistake.AssertHas(Mistake.Add($$"""
            "parameters": [{ "name": "A", "in": "query", "pattern": "{{new string('a', 2049)}}" }]
            """), 9, "$.parameters[0].pattern", "too long");

    [Fact]
    public void A_file_with_a_pattern_of_ten_megabytes_is_refused_unread()
    {
        var text = TestDefinition.TextWith(("parameters", $$"""[{ "name": "A", "in": "query", "pattern": "{{new string('a', 10 * 1024 * 1024)}}" }]"""));
        var problem = Assert.Single(Mistake.Load(text));
        Assert.Contains("at most 256 KB", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a)|(?:b")]
    [InlineData("a(?x)#")]
    [InlineData("(?#")]
    public void A_pattern_that_is_one_only_inside_our_brackets_is_refused(string pattern) =>
        Mistake.AssertHas(Mistake.Add($$"""
            "parameters": [{ "name": "A", "in": "query", "pattern": "{{pattern}}" }]
            """), 9, "$.parameters[0].pattern", "expected a regular expression");

    [Fact]
    public void There_are_at_most_32_parameters()
    {
        string Parameters(int count) => $"[{string.Join(", ", Enumerable.Range(0, count).Select(number => $$"""{ "name": "P{{number}}", "in": "query" }"""))}]";
        Assert.Equal(Limits.ParameterCount, TestDefinition.With(("parameters", Parameters(32))).Parameters.Count);
        Mistake.AssertHas(Mistake.Add("\"parameters\": " + Parameters(33)), 9, "$.parameters", "at most 32 items, found 33");
    }

    private static Core.Requests.RunAccount Account(Core.Definitions.ProviderDefinition definition, string tenant) =>
        Providers.Account(definition, options => options with { Parameters = new System.Collections.Generic.Dictionary<string, string> { ["Tenant"] = tenant } });
}
