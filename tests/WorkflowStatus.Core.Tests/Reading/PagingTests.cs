using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Steps that come in several pages, and in several requests.</summary>
public sealed class PagingTests
{
    private const string ByPage = "{ \"by\": \"page\", \"query\": \"page\", \"size\": 2 }";

    private const string Placed = """{ "items": "$.jobs", "id": "$.n", "name": "$.n", "parentId": "$.of", "order": "$.at" }""";

    [Theory]
    [InlineData(ByPage, "?per=2&page=1 ?per=2&page=2 ?per=2&page=3")]
    [InlineData("{ \"by\": \"page\", \"query\": \"p\", \"size\": 2, \"first\": 0 }", "?per=2&p=0 ?per=2&p=1 ?per=2&p=2")]
    [InlineData("{ \"by\": \"offset\", \"query\": \"skip\", \"size\": 2 }", "?per=2&skip=0 ?per=2&skip=2 ?per=2&skip=4")]
    [InlineData("{ \"by\": \"token\", \"query\": \"after\", \"next\": \"$.next\" }", "?per=2 ?per=2&after=t%2F1 ?per=2&after=t%2F2")]
    public async Task All_pages_are_read_until_one_is_the_last(string paging, string queries)
    {
        var (result, handler) = await ReadAsync(paging, Page(2, "t/1"), Page(2, "t/2"), Page(1, null));
        Assert.Equal(queries, string.Join(' ', handler.Requests.Skip(1).Select(request => request.Address.Query)));
        Assert.Equal(5, Assert.Single(result.Runs).Steps.Count);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task An_empty_page_is_the_last()
    {
        var (result, handler) = await ReadAsync(ByPage, Page(2, null), Page(0, null));
        Assert.Equal((3, 2), (handler.Requests.Count, result.Runs[0].Steps.Count));
    }

    [Theory]
    [InlineData(2, "same")]
    [InlineData(3, "one", "two", "one")]
    public async Task A_token_that_comes_again_is_not_followed(int pages, params string[] tokens)
    {
        var (result, handler) = await ReadAsync("{ \"by\": \"token\", \"query\": \"after\", \"next\": \"$.next\" }", [.. tokens.Select(token => Page(1, token))]);
        Assert.Equal(1 + pages, handler.Requests.Count);
        Assert.Equal($"the follow-up request 'jobs' gave a page token again (after={tokens[0]}); what may come after it was not asked for", Assert.Single(result.Notes));
    }

    [Theory]
    [InlineData(ByPage, "page=2")]
    [InlineData("{ \"by\": \"offset\", \"query\": \"skip\", \"size\": 2 }", "skip=2")]
    public async Task A_page_after_a_full_one_that_does_not_exist_is_the_end_and_told(string paging, string page)
    {
        foreach (var required in new[] { string.Empty, "\"required\": true, " })
        {
            var definition = TestDefinition.With(("followUps", $$"""[{ {{required}}"name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.n" }, "paging": {{paging}} }]"""));
            var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json(Page(2, null)), () => Answers.Json("""{ "detail": "Invalid page." }""", 404));
            var result = await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once);
            Assert.Equal(2, Assert.Single(result.Runs).Steps.Count);
            Assert.Equal($"the follow-up request 'jobs' was answered with 404 after a full page ({page}); that is taken for the end of the list", Assert.Single(result.Notes));
        }
    }

    [Fact]
    public async Task More_pages_than_the_cap_are_not_asked_for_and_told()
    {
        var (result, handler) = await ReadAsync("{ \"query\": \"page\", \"size\": 2, \"maximumPages\": 3 }", Page(2, null));
        Assert.Equal((4, 6), (handler.Requests.Count, result.Runs[0].Steps.Count));
        Assert.Equal("the follow-up request 'jobs' has more than 3 pages; the rest was not asked for", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_steps_of_those_before()
    {
        var (result, _) = await ReadAsync(ByPage, Page(2, null), "<html>");
        Assert.Equal(2, result.Runs[0].Steps.Count);
        Assert.Contains("'jobs' failed", Assert.Single(result.Notes));
    }

    [Theory]
    [InlineData("a b c", """{"n":"c","at":3},{"n":"b","at":2}""", """{"n":"a","at":1}""")]
    [InlineData("a b c d e", """{"n":"e"},{"n":"b","at":2}""", """{"n":"d","at":4},{"n":"a","at":1}""", """{"n":"c","at":3}""")]
    [InlineData("a c b", """{"n":"a"},{"n":"b"}""", """{"n":"c","of":"a"}""")]
    [InlineData("b a c", """{"n":"c","of":"a"},{"n":"b"}""", """{"n":"a"}""")]
    [InlineData("a c d b", """{"n":"d","of":"a","at":2},{"n":"b","at":9}""", """{"n":"c","of":"a","at":1},{"n":"a","at":1}""", "")]
    public async Task The_steps_of_several_pages_are_sorted_and_nested_as_one_list(string expected, params string[] pages)
    {
        var (result, _) = await ReadAsync(ByPage, Placed, [.. pages.Select(page => $$"""{ "jobs": [{{page}}] }""")]);
        Assert.Equal(expected, string.Join(' ', result.Runs[0].Steps.Select(step => step.Name)));
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData("""{ "jobs": [{ "n": "b", "at": 1 }, { "n": "\ud800" }] }""", "'jobs' failed")]
    [InlineData("<html>", "'jobs' failed")]
    [InlineData("""{ "jobs": [{ "n": "b", "at": 1 }, { "n": "e" }] }""", "more than 2 pages")]
    public async Task The_steps_that_came_before_paging_ended_early_are_arranged(string last, string note)
    {
        var (result, _) = await ReadAsync("""{ "query": "page", "size": 2, "maximumPages": 2 }""", Placed, ["""{ "jobs": [{ "n": "c", "of": "d", "at": 2 }, { "n": "d", "at": 3 }] }""", last]);
        Assert.Equal(note.StartsWith("more", StringComparison.Ordinal) ? "b d c e" : "d c", string.Join(' ', result.Runs[0].Steps.Select(step => step.Name)));
        Assert.Contains(note, Assert.Single(result.Notes));
    }

    [Fact]
    public async Task The_limit_of_steps_counts_those_of_all_pages()
    {
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done" }"""), () => Answers.Json(Page(2, null)), () => Answers.Json(Page(2, null)));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Limits = new Core.Http.ReadLimits { Steps = 3 } });
        var result = await client.ReadAsync(Run(ByPage, Placed), TestRead.Once);
        Assert.Equal(2, Assert.Single(result.Runs).Steps.Count);
        Assert.Contains("more steps than the limit of 3 (steps)", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task What_stands_around_each_page_is_kept()
    {
        var (result, _) = await ReadAsync(ByPage, Page(2, "x"), Page(1, "y"));
        Assert.Contains("Details: {\"jobs\":{\"next\":\"x\"},\"jobs2\":{\"next\":\"y\"}}", RunText.Of(result.Runs));
    }

    [Theory]
    [InlineData("true", "own 0 1")]
    [InlineData("false", "0 1")]
    public async Task A_follow_up_takes_the_place_of_the_steps_or_adds_to_them(string append, string expected)
    {
        var definition = TestDefinition.With(
            ("steps", "{ \"items\": \"$.steps\", \"name\": \"$.n\" }"),
            ("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "append": {{append}}, "steps": { "items": "$.jobs", "name": "$.n" } }]"""));
        var handler = StubHandler.Sequence(() => Answers.Json("""{ "status": "done", "steps": [{ "n": "own" }] }"""), () => Answers.Json(Page(2, null)));
        var result = await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once);
        Assert.Equal(expected, string.Join(' ', result.Runs[0].Steps.Select(step => step.Name)));
    }

    private static string Page(int count, string? next)
    {
        var jobs = string.Join(", ", Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{{ \"n\": \"{number}\" }}")));
        return $"{{ \"jobs\": [{jobs}]{(next is null ? string.Empty : $", \"next\": \"{next}\"")} }}";
    }

    private static RunReference Run(string paging, string steps) => new(
        Providers.Account(TestDefinition.With(("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "query": { "per": "2" }, "steps": {{steps}}, "paging": {{paging}} }]"""))), "run-1");

    private static Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string paging, params string[] pages) => ReadAsync(paging, """{ "items": "$.jobs", "name": "$.n" }""", pages);

    private static async Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string paging, string steps, string[] pages)
    {
        var answers = new List<Func<System.Net.Http.HttpResponseMessage>> { () => Answers.Json("""{ "status": "done" }""") };
        answers.AddRange(pages.Select(page => (Func<System.Net.Http.HttpResponseMessage>)(() => Answers.Json(page))));
        var handler = StubHandler.Sequence([.. answers]);
        return (await TestRead.ReadAsync(Run(paging, steps), handler, TestRead.Once), handler);
    }
}
