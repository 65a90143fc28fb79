using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

public sealed class PagingReaderTests
{
    [Theory]
    [InlineData("{ \"size\": 5 }", ".paging.query", "expected the query name")]
    [InlineData("{ \"query\": \"page\" }", ".paging", "'size' for pages and offsets")]
    [InlineData("{ \"query\": \"page\", \"size\": 5, \"next\": \"$.next\" }", ".paging", "'next' for tokens")]
    [InlineData("{ \"by\": \"token\", \"query\": \"page\" }", ".paging", "'next' for tokens")]
    [InlineData("{ \"by\": \"token\", \"query\": \"page\", \"size\": 5, \"next\": \"$.next\" }", ".paging", "'next' for tokens")]
    [InlineData("{ \"by\": \"cursor\", \"query\": \"page\", \"size\": 5 }", ".paging.by", "expected one of page, offset, token, link")]
    [InlineData("{ \"by\": \"link\", \"query\": \"page\" }", ".paging.query", "unknown member")]
    [InlineData("{ \"by\": \"link\", \"next\": \"$.next\", \"size\": 5 }", ".paging.size", "unknown member")]
    [InlineData("{ \"by\": \"link\", \"first\": 3 }", ".paging.first", "unknown member")]
    [InlineData("{ \"query\": \"page\", \"size\": 0 }", ".paging.size", "expected a number from 1")]
    [InlineData("{ \"query\": \"page\", \"size\": 1.5 }", ".paging.size", "expected a whole number")]
    [InlineData("{ \"query\": \"page\", \"size\": 5, \"maximumPages\": 1000 }", ".paging.maximumPages", "expected a number from 1 to 100")]
    [InlineData("{ \"query\": \"pa\\u00e4\", \"size\": 5 }", ".paging.query", "printable ASCII")]
    [InlineData("{ \"query\": \"page\", \"size\": 5, \"pages\": 2 }", ".paging.pages", "unknown member")]
    [InlineData("{ \"query\": \"per\", \"size\": 5 }", "", "expected 'paging' beside 'steps', and 'per' there alone")]
    public void A_mistake_in_paging_is_refused(string paging, string path, string message) => Mistake.AssertHas(
        Mistake.Add($"\"followUps\": [{{ \"name\": \"jobs\", \"path\": \"/jobs/{{id}}\", \"query\": {{ \"per\": \"5\" }}, \"steps\": {{ \"items\": \"$\" }}, \"paging\": {paging} }}]"), 9, "$.followUps[0]" + path, message);

    [Theory]
    [InlineData("\"steps\": { \"items\": \"$.a\", \"steps\": { \"name\": \"$.n\" } }", "$.steps.steps", "expected a member 'items'")]
    [InlineData("\"steps\": { \"items\": \"$.a\", \"parentId\": \"$.p\" }", "$.steps", "expected 'id' beside 'parentId'")]
    [InlineData("\"refinements\": [{ \"when\": { \"is\": \"x\" }, \"state\": \"Failed\" }]", "$.refinements[0].when", "expected 'path' beside 'is'")]
    [InlineData("\"refinements\": [{ \"when\": { \"path\": \"$.x\", \"is\": 5 }, \"state\": \"Failed\" }]", "$.refinements[0].when.is", "expected a text in quotes, found 5")]
    [InlineData("\"refinements\": [{ \"when\": { \"path\": \"$.x\", \"is\": true }, \"state\": \"Failed\" }]", "$.refinements[0].when.is", "expected a text in quotes, found true")]
    [InlineData("\"auth\": { \"type\": \"bearer\", \"optional\": \"yes\" }", "$.auth.optional", "expected true or false")]
    public void A_mistake_elsewhere_is_refused(string members, string path, string message) => Mistake.AssertHas(Mistake.Add(members), 9, path, message);
}
