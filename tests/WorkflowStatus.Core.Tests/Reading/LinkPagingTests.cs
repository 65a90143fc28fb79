using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Reading;

/// <summary>Steps that come in pages, of which each tells the address of the next.</summary>
public sealed class LinkPagingTests
{
    private const string InAnswer = """{ "by": "link", "next": "$['@odata.nextLink']" }""";
    private const string InHeader = """{ "by": "link" }""";

    [Theory]
    [InlineData("https://wf.example/runs/run-1/jobs?per=2&page=2", "?per=2&page=2")]
    [InlineData("http://internal:8080/repositories/17/jobs?page=2&per=5", "?page=2&per=5")]
    [InlineData("/elsewhere?$skiptoken=a%2Fb", "?$skiptoken=a%2Fb&per=2")]
    [InlineData("?after=x", "?after=x&per=2")]
    [InlineData("jobs?after=x#top", "?after=x&per=2")]
    [InlineData("?Per=9", "?Per=9")]
    [InlineData("?p%65r=9", "?per=9")]
    [InlineData("?after=/a/../b?c", "?after=/a/../b?c&per=2")]
    [InlineData("?after=a b", "?after=a%20b&per=2")]
    public async Task Of_a_link_the_query_is_used_with_the_path_of_the_definition(string link, string query)
    {
        foreach (var (paging, first) in new[] { (InAnswer, InText(link)), (InHeader, WithHeader($"<{link}>; rel=\"next\"")) })
        {
            var (result, handler) = await ReadAsync(paging, first, () => Answers.Json("""{ "jobs": [{ "n": "b" }] }"""));
            var addresses = handler.Requests.Skip(1).Select(request => request.Address).ToList();
            Assert.Equal(["?per=2", query], addresses.Select(address => address.Query));
            Assert.All(addresses, address => Assert.Equal("https://wf.example/base/runs/run-1/jobs", address.GetLeftPart(UriPartial.Path)));
            Assert.Equal("a b", Names(result));
            Assert.Empty(result.Notes);
        }
    }

    [Theory]
    [InlineData("<https://x.example/j?page=1>; rel=\"prev\", <https://x.example/j?page=3>; rel=\"next\", <https://x.example/j?page=9>; rel=\"last\"", "?page=3&per=2")]
    [InlineData("<https://x.example/j?page=3,4>; title=\"a, <b>; rel=\\\"next\\\"\"; rel=next", "?page=3,4&per=2")]
    [InlineData("<https://x.example/j?page=3>; REL = \"last Next\"", "?page=3&per=2")]
    [InlineData("<https://x.example/j?page=3>;rel=next;title=x", "?page=3&per=2")]
    [InlineData("<https://x.example/j?page=1>; rel=\"first\"", null)]
    [InlineData("<https://x.example/j?page=1>; title=\"rel=next\"", null)]
    [InlineData("<https://x.example/j?page=1>; nextrel=next", null)]
    [InlineData("https://x.example/j?page=1; rel=next", null)]
    [InlineData("<https://x.example/j?page=1; rel=next", null)]
    public async Task The_header_may_name_other_pages_too(string header, string? query)
    {
        var (_, handler) = await ReadAsync(InHeader, WithHeader(header), () => Answers.Json("""{ "jobs": [] }"""));
        Assert.Equal(query is null ? ["?per=2"] : ["?per=2", query], handler.Requests.Skip(1).Select(request => request.Address.Query));
    }

    [Fact]
    public async Task The_header_may_come_several_times()
    {
        var (result, _) = await ReadAsync(InHeader, () => WithHeader("<?page=1>; rel=first")().With("Link", "<?page=2>; rel=next"), () => Answers.Json("""{ "jobs": [{ "n": "b" }] }"""));
        Assert.Equal("a b", Names(result));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{ \"href\": \"?page=2\" }")]
    public async Task No_link_is_the_end(string next)
    {
        var (result, handler) = await ReadAsync(InAnswer, () => Answers.Json($$"""{ "jobs": [{ "n": "a" }], "@odata.nextLink": {{next}} }"""));
        Assert.Equal((2, 0), (handler.Requests.Count, result.Notes.Count));
    }

    [Theory]
    [InlineData("https://wf.example/base/runs/run-1/jobs/page/2", "gave a page link without a query; the rest was not asked for")]
    [InlineData("?", "gave a page link without a query; the rest was not asked for")]
    [InlineData("#?page=2", "gave a page link without a query; the rest was not asked for")]
    [InlineData("/base/runs/run-1/jobs/page/2?per=2", "gave a page link with a query that was sent before; the rest was not asked for")]
    [InlineData("?&", "gave a page link with a query that was sent before; the rest was not asked for")]
    [InlineData("LONG", "gave a page token or link of more than 4096 characters; the rest was not asked for")]
    public async Task A_link_that_cannot_be_used_is_told(string link, string note)
    {
        var (result, handler) = await ReadAsync(InAnswer, InText(link == "LONG" ? "?a=" + new string('x', 5000) : link));
        Assert.Equal("the follow-up request 'jobs' " + note, Assert.Single(result.Notes));
        Assert.Equal((2, "a"), (handler.Requests.Count, Names(result)));
    }

    [Fact]
    public async Task A_link_that_comes_again_is_not_followed_nor_shown()
    {
        var (result, handler) = await ReadAsync(InAnswer, InText("?sig=signature&a=1"), InText("?a=1&sig=signature"));
        Assert.Equal("the follow-up request 'jobs' gave a page link with a query that was sent before; the rest was not asked for", Assert.Single(result.Notes));
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task The_credential_goes_to_no_host_that_a_link_names()
    {
        var (_, handler) = await ReadAsync(InHeader, WithHeader("<https://thief.example/x?page=2>; rel=next"), () => Answers.Json("""{ "jobs": [] }"""));
        Assert.Equal(3, handler.Requests.Count);
        Assert.All(handler.Requests, request => Assert.Equal(("wf.example", $"Bearer {Providers.Secret}"), (request.Address.Host, request.Headers["Authorization"])));
    }

    [Theory]
    [InlineData("<>\\\"", 15_000, "")]
    [InlineData("<>\"", 20_000, "b")]
    [InlineData("<", 60_000, "b")]
    [InlineData("<a>;rel=x,", 6_000, "b")]
    public void A_hostile_header_is_read_to_its_end_and_a_quote_that_nothing_closes_takes_the_rest(string part, int times, string next) =>
        Assert.Equal(next, LinkHeader.Next(string.Concat(Enumerable.Repeat(part, times)) + "<b>;rel=next"));

    private static string Names(ReadResult result) => string.Join(' ', Assert.Single(result.Runs).Steps.Select(step => step.Name));

    private static Func<HttpResponseMessage> InText(string link) => () => Answers.Json($$"""{ "jobs": [{ "n": "a" }], "@odata.nextLink": "{{link}}" }""");

    private static Func<HttpResponseMessage> WithHeader(string link) => () => Answers.Json("""{ "jobs": [{ "n": "a" }] }""").With("Link", link);

    private static async Task<(ReadResult Result, StubHandler Handler)> ReadAsync(string paging, params Func<HttpResponseMessage>[] pages)
    {
        var definition = TestDefinition.With(
            ("auth", """{ "type": "bearer" }"""),
            ("baseUri", "\"https://wf.example/base\""),
            ("followUps", $$"""[{ "name": "jobs", "path": "/runs/{id}/jobs", "query": { "per": "2" }, "steps": { "items": "$.jobs", "name": "$.n" }, "paging": {{paging}} }]"""));
        var handler = StubHandler.Sequence([() => Answers.Json("""{ "status": "done" }"""), .. pages]);
        return (await TestRead.ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, TestRead.Once), handler);
    }
}
