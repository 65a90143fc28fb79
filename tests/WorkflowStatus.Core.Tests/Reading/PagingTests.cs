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

    [Fact]
    public async Task A_token_that_comes_again_is_not_followed()
    {
        var (_, handler) = await ReadAsync("{ \"by\": \"token\", \"query\": \"after\", \"next\": \"$.next\" }", Page(1, "same"));
        Assert.Equal(3, handler.Requests.Count);
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

    private static async Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string paging, params string[] pages)
    {
        var definition = TestDefinition.With(("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "query": { "per": "2" }, "steps": { "items": "$.jobs", "name": "$.n" }, "paging": {{paging}} }]"""));
        var answers = new List<Func<System.Net.Http.HttpResponseMessage>> { () => Answers.Json("""{ "status": "done" }""") };
        answers.AddRange(pages.Select(page => (Func<System.Net.Http.HttpResponseMessage>)(() => Answers.Json(page))));
        var handler = StubHandler.Sequence([.. answers]);
        return (await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once), handler);
    }
}
