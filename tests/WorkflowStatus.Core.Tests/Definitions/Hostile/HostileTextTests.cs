using System;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Hostile;

/// <summary>Definitions that try to hurt by their text alone: each is refused with line, place and expectation, at a bounded cost.</summary>
public sealed class HostileTextTests
{
    /// <summary>What refusing a file of 256 KB may allocate at most.</summary>
    private const long Bound = 64 * 1024 * 1024;

    public static TheoryData<string, string> Bombs => new()
    {
        { "arrays in arrays", string.Concat(Enumerable.Repeat("[", 200_000)) },
        { "objects in objects", string.Concat(Enumerable.Repeat("{\"a\":", 40_000)) },
        { "a long name above many values", $$"""{"{{new string('n', 128 * 1024)}}":[{{string.Join(',', Enumerable.Repeat('1', 60_000))}}]}""" },
        { "a long name above many unknown members", "{\"" + new string('n', 120 * 1024) + "\":{" + Members(12_000, number => $"\"{number:d5}\":1") + "}}" },
        { "many unknown members", "{" + Members(4000, number => $"\"unknown-{number}\":1") + "}" },
        { "one member many times", "{" + Members(4000, _ => "\"name\":1") + "}" },
        { "a huge array of paths", TestDefinition.TextWith(("run.message", $"[{string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"$.a{number}\""))}]")) },
        { "a huge array of conditions", TestDefinition.TextWith(("refinements", $$"""[{"state":"Failed","when":[{{string.Join(',', Enumerable.Repeat("""{"path":"$.a"}""", 10_000))}}]}]""")) },
        { "a path of many parts", TestDefinition.TextWith(("run.message", $"\"${string.Concat(Enumerable.Repeat(".a", 100_000))}\"")) },
        { "a number of many digits", TestDefinition.TextWith(("formatVersion", new string('1', 200_000))) },
        { "many words", TestDefinition.TextWith(("states", "{" + Members(4000, number => $"\"w{number}\":\"Failed\"") + "}")) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_at_a_bounded_cost(string kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(bytes.Length <= 256 * 1024, $"{kind}: refused for its size alone");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problems = Mistake.Load(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Bound);
        Assert.InRange(problems.Count, 1, 100);
        Assert.All(problems, problem => Assert.InRange(problem.ToString().Length, 10, 1400));
    }

    [Theory]
    [InlineData("{\u001b", 1, "U+001B")]
    [InlineData("{\n\n  // \u001b[2J harmless\n}", 3, "U+001B: write it as \\u001b")]
    [InlineData("{\n/* \u0007 */}", 2, "U+0007")]
    [InlineData("{\n\"title\": \"a\u202eb\"}", 2, "U+202E")]
    [InlineData("{\n\"\u2066title\": 1}", 2, "U+2066")]
    [InlineData("{\r\n\r\n\"title\": \"\u009b2J\"}", 3, "U+009B")]
    [InlineData("{\0}", 1, "U+0000")]
    public void A_character_that_acts_on_a_screen_is_refused_even_in_a_comment(string text, int line, string message) =>
        Mistake.AssertHas(Mistake.Load(text), line, "$", message);

    [Theory]
    [InlineData("\"title\": \"A service for tests\"", "\"title\": \"\\u202eA\"", "$.title")]
    [InlineData("\"title\": \"A service for tests\"", "\"title\": \"\\u009b2J\"", "$.title")]
    [InlineData("\"done\": \"Succeeded\"", "\"\\u001b[31m\": \"Succeeded\"", "$.states['\\u001b[31m']")]
    [InlineData("\"done\": \"Succeeded\"", "\"\\u202edone\": \"Succeeded\"", "$.states['\\u202edone']")]
    [InlineData("\"title\"", "\"\\u001b]0;x\\u0007title\"", "$['\\u001b]0;x\\u0007title']")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": \"\\u001b[2J\"", "$.states.done")]
    [InlineData("\"$.status\"", "\"\\u001b[2J\"", "$.run.status")]
    public void A_written_escape_is_refused_and_never_comes_back_raw(string part, string by, string path)
    {
        var problems = Mistake.Replace(part, by);
        Assert.Contains(problems, problem => problem.Path == path);
        Assert.All(problems, problem => Assert.DoesNotContain(problem.ToString(), letter => char.IsControl(letter) || letter is '\u202e' or '\u2066'));
        Assert.DoesNotContain(DefinitionLoader.Wrong("a\u001b[2J.provider.json", problems).Message, char.IsControl);
    }

    [Fact]
    public void A_path_with_a_control_character_is_shown_escaped_and_means_the_same()
    {
        var definition = TestDefinition.With(("run.message", "\"$['\\\\u001b[2J\\\\u009b\\\\u202e']\""));
        Assert.Equal("$['\\u001b[2J\\u009b\\u202e']", Assert.Single(definition.Wire.Run.Message!.Paths).ToString());
    }

    [Theory]
    [InlineData("7b ff 7d", 1, "expected UTF-8")]
    [InlineData("7b 0a 22 61 22 3a 22 c3 22 7d", 2, "expected UTF-8")]
    [InlineData("7b 0a 0a 2f 2f 20 80 0a 7d", 3, "expected UTF-8")]
    [InlineData("7b 22 ed a0 80 22 3a 31 7d", 1, "expected UTF-8")]
    [InlineData("7b c0 af 7d", 1, "expected UTF-8")]
    [InlineData("ff fe 7b 00 7d 00", 1, "found UTF-16")]
    [InlineData("fe ff 00 7b 00 7d", 1, "found UTF-16")]
    [InlineData("7b 00 7d 00", 1, "U+0000")]
    public void Invalid_utf8_is_refused(string bytes, int line, string message) =>
        Mistake.AssertHas(Mistake.Load(Convert.FromHexString(bytes.Replace(" ", string.Empty, StringComparison.Ordinal))), line, "$", message);

    [Theory]
    [InlineData("2")]
    [InlineData("999999")]
    [InlineData("1e300")]
    [InlineData("-1")]
    [InlineData("1.0000001")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void A_version_that_is_not_known_is_refused(string version) =>
        Assert.Contains(Mistake.Load(TestDefinition.TextWith(("formatVersion", version))), problem => problem.Path == "$.formatVersion");

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e0")]
    public void The_version_is_a_number_however_it_is_written(string version) => Assert.Equal("Test", TestDefinition.With(("formatVersion", version)).Name);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("/docs")]
    public void A_documentation_link_that_does_more_than_lead_to_a_page_is_refused(string link) =>
        Mistake.AssertHas(Mistake.Add($"\"documentation\": \"{link}\""), 9, "$.documentation", "expected an http or https URI");

    [Theory]
    [InlineData("../x")]
    [InlineData("..\\\\x")]
    [InlineData("/etc/x")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("x.")]
    [InlineData("x ")]
    [InlineData("C:x")]
    [InlineData("x:stream")]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("com1.x")]
    [InlineData("LPT9")]
    [InlineData("a*b")]
    [InlineData("St\u043eryteller")]
    [InlineData("\uff33toryteller")]
    [InlineData("Story\\u200bteller")]
    [InlineData("a\\nb")]
    [InlineData("a\\u0000b")]
    public void A_name_that_could_be_another_file_or_look_like_another_name_is_refused(string name) =>
        Assert.Contains(Mistake.Replace("\"Test\"", $"\"{name}\""), problem => problem is { Line: 3, Path: "$.name" });

    private static string Members(int count, Func<int, string> member) => string.Join(',', Enumerable.Range(0, count).Select(member));
}
