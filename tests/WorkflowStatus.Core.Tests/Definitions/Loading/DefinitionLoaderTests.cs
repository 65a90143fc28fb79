using System;
using System.IO;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class DefinitionLoaderTests
{
    [Theory]
    [InlineData("\"formatVersion\": 1,", "", 1, "$", "expected \"formatVersion\": 1")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2", 2, "$.formatVersion", "expected 1, the version")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 1.5", 2, "$.formatVersion", "expected 1, the version")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 0", 2, "$.formatVersion", "expected a number from 1")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": \"1\"", 2, "$.formatVersion", "found \"1\"")]
    [InlineData("\"name\": \"Test\",", "", 1, "$.name", "expected a provider name, found nothing")]
    [InlineData("\"name\": \"Test\"", "\"name\": null", 1, "$.name", "expected a provider name, found nothing")]
    [InlineData("\"name\": \"Test\"", "\"name\": \"\"", 3, "$.name", "expected a provider name")]
    [InlineData("\"name\": \"Test\"", "\"name\": 5", 3, "$.name", "found 5")]
    [InlineData("\"name\": \"Test\"", "\"name\": [\"Test\"]", 3, "$.name", "found an array")]
    [InlineData("\"name\": \"Test\"", "\"name\": \"a b\"", 3, "$.name", "found \"a b\"")]
    [InlineData("\"name\": \"Test\"", "\"name\": \"../x\"", 3, "$.name", "expected letters, digits")]
    [InlineData("\"name\": \"Test\"", "\"name\": \"-x\"", 3, "$.name", "a letter or digit first")]
    [InlineData("\"name\": \"Test\"", "\"name\": \"Tést\"", 3, "$.name", "expected letters, digits")]
    [InlineData("\"title\": \"A service for tests\",", "", 1, "$.title", "expected a title, found nothing")]
    [InlineData("A service for tests", "A\\u001b[31m", 4, "$.title", "control characters")]
    [InlineData("\"title\"", "\"titel\"", 4, "$.titel", "unknown member; did you mean 'title'?")]
    [InlineData("\"title\": \"A service for tests\"", "\"title\": \"a\", \"title\": \"b\"", 4, "$.title", "expected once, found twice")]
    [InlineData("\"title\": \"A service for tests\"", "\"title\": \"a\", \"zzzzzzzz\": 1", 4, "$.zzzzzzzz", "unknown member; expected one of auth, baseUri, description, documentation, errorAnswer, followUps, formatVersion, name, parameters, polling, refinements, request, run, states, stepStates, steps, title, transport")]
    [InlineData("\"title\": \"A service for tests\"", "\"title\": \"a\", \"transport\": \"smtp\"", 4, "$.transport", "expected one of http, demo, found \"smtp\"")]
    [InlineData("\"states\": { \"running\": \"Running\", \"done\": \"Succeeded\", \"failed\": \"Failed\" }", "\"states\": { \"running\": \"Running\" }", 8, "$.states", "at least one word to a terminal state")]
    [InlineData(",\n  \"states\": { \"running\": \"Running\", \"done\": \"Succeeded\", \"failed\": \"Failed\" }", "", 1, "$", "at least one word to a terminal state")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": \"Success\"", 8, "$.states.done", "expected one of Unknown, Queued, Running")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": \"6\"", 8, "$.states.done", "found \"6\"")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": 6", 8, "$.states.done", "found 6")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": \"Running, Failed\"", 8, "$.states.done", "found \"Running, Failed\"")]
    [InlineData("\"done\": \"Succeeded\"", "\"RUNNING\": \"Succeeded\"", 8, "$.states.RUNNING", "each word once")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": \"Succeeded\", \"*\": \"Failed\"", 8, "$.states['*']", "wildcards are not supported: list the words one by one")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": { \"message\": \"x\" }", 8, "$.states.done", "expected a member 'state'")]
    [InlineData("\"done\": \"Succeeded\"", "\"done\": { \"state\": \"Succeeded\", \"mesage\": \"x\" }", 8, "$.states.done.mesage", "did you mean 'message'?")]
    public void A_mistake_is_refused_with_its_place_and_what_was_expected(string part, string by, int line, string path, string message) =>
        Mistake.AssertHas(Mistake.Replace(part, by), line, path, message);

    [Theory]
    [InlineData("", 1, "expected JSON: the file is empty")]
    [InlineData("  \n\n", 1, "expected JSON: the file is empty")]
    [InlineData("\uFEFF\r\n", 1, "expected JSON: the file is empty")]
    [InlineData("{\n  \"a\": \n}", 3, "expected JSON")]
    [InlineData("{\n  \"a\": 'x'\n}", 2, "expected JSON")]
    [InlineData("{}\n{}", 2, "expected JSON")]
    [InlineData("[1]", 1, "expected an object, found an array")]
    [InlineData("5", 1, "expected an object, found 5")]
    [InlineData("null", 1, "expected an object, found null")]
    [InlineData("{\n\"name\": \"\\ud800\"}", 2, "half a character")]
    public void A_text_that_is_not_a_json_object_is_refused(string text, int line, string message) =>
        Mistake.AssertHas(Mistake.Load(text), line, "$", message);

    [Fact]
    public void Hostile_nesting_is_refused() =>
        Assert.Contains("depth", Assert.Single(Mistake.Load(string.Concat(Enumerable.Repeat("[", 100_000)))).Message);

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_lines()
    {
        var problems = Mistake.Load(TestDefinition.Text.Replace("\"Test\"", "5", StringComparison.Ordinal).Replace("https:", "http:", StringComparison.Ordinal).Replace("$.status", "status", StringComparison.Ordinal));
        Assert.Equal([3, 5, 7], problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Comments_a_trailing_comma_and_a_byte_order_mark_are_allowed()
    {
        var text = "\ufeff// mine\n" + TestDefinition.Text.Replace("\"Failed\" }", "\"Failed\", }, /* end */", StringComparison.Ordinal);
        Assert.Equal("Test", Providers.Load(text).Name);
        Mistake.AssertHas(Mistake.Load(text.Replace("\"Test\"", "5", StringComparison.Ordinal)), 4, "$.name", "found 5");
    }

    [Fact]
    public void A_file_has_at_most_256_kilobytes()
    {
        var padding = new string(' ', 256 * 1024 - Encoding.UTF8.GetByteCount(TestDefinition.Text));
        Assert.Equal("Test", Providers.Load(TestDefinition.Text + padding).Name);
        Mistake.AssertHas(Mistake.Load(TestDefinition.Text + padding + " "), 0, "$", "at most 256 KB");
    }

    [Fact]
    public void A_text_has_at_most_2048_characters() =>
        Mistake.AssertHas(Mistake.Replace("A service for tests", new string('x', 2049)), 4, "$.title", "too long");

    [Fact]
    public void There_are_at_most_256_words()
    {
        var words = string.Concat(Enumerable.Range(0, 254).Select(number => $"\"w{number}\": \"Running\", "));
        Mistake.AssertHas(Mistake.Replace("\"running\"", words + "\"running\""), 8, "$.states", "at most 256");
    }

    [Fact]
    public void The_error_for_a_file_names_the_file_and_the_first_five_mistakes()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "{ \"a1\": 1, \"a2\": 1, \"a3\": 1 }");
            var error = Assert.Throws<WorkflowStatusException>(() => DefinitionLoader.LoadFile(file));
            Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
            Assert.Equal(file, error.Target);
            Assert.Contains($"'{file}' is wrong: line 1, $", error.Message);
            Assert.Matches("; and [0-9]+ more\\. Correct the file; provider.schema.json describes its members\\.$", error.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_invalid_definition()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => DefinitionLoader.LoadFile("/does/not/exist.provider.json"));
        Assert.Equal(WorkflowErrorId.InvalidDefinition, error.ErrorId);
        Assert.Contains("cannot be read", error.Message);
    }
}
