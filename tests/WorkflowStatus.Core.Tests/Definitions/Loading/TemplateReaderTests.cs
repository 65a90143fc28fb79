using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Definitions.Loading;

/// <summary>Places for values of the run, which only follow-up requests have.</summary>
public sealed class TemplateReaderTests
{
    private const string OfFollowUps = "a value of the run may stand in the path and the query of a follow-up request only";

    [Theory]
    [InlineData("/e/{id}/{$.job.id}/{$['job-id'][0]}", "$.job.id $['job-id'][0]")]
    [InlineData("/e/{$.a}/{$.b[-1]}/{$.a}", "$.a $.b[-1]")]
    [InlineData("/e/{$.ü}", "$.ü")]
    public void A_follow_up_may_name_values_of_the_run(string path, string paths)
    {
        var definition = TestDefinition.With(("followUps", $$"""{ "name": "e", "path": "{{path}}", "error": { "message": "$.m" } }"""));
        Assert.Equal(paths, string.Join(" ", definition.Wire.FollowUps[0].Request.RunPaths.Select(pair => pair.Value)));
    }

    [Theory]
    [InlineData("\"path\": \"/e/{$.}\"", ".path", "expected a path such as {$.job.id}, found {$.}: column 3: expected a member name; write other names as ['name']")]
    [InlineData("\"path\": \"/e/{$x}\"", ".path", "found {$x}: column 2: expected '.name', '['name']', '[n]' or '[*]'")]
    [InlineData("\"path\": \"/e/{$..id}\"", ".path", "found {$..id}: column 3: '..' is not supported")]
    [InlineData("\"path\": \"/e/{$.a[?(@.b)]}\"", ".path", "'?'")]
    [InlineData("\"path\": \"/e/{$.a[1:2]}\"", ".path", "found {$.a[1:2]}: column 6: slices are not supported")]
    [InlineData("\"path\": \"/e/{$.jobs[*].id}\"", ".path", "expected a path to one value of the run, such as {$.job.id}, found {$.jobs[*].id}")]
    [InlineData("\"path\": \"/e/{$.jobs[*]}\"", ".path", "expected a path to one value of the run, such as {$.job.id}, found {$.jobs[*]}")]
    [InlineData("\"path\": \"/e/{$}\"", ".path", "expected a path to one value of the run, such as {$.job.id}, found {$}")]
    [InlineData("\"path\": \"/e/{ $.id}\"", ".path", "blanks")]
    [InlineData("\"path\": \"/e/{.id}\"", ".path", "expected {id} or a parameter of this file, found {.id}")]
    [InlineData("\"path\": \"/e\", \"query\": { \"a\": \"{$.x[}\" }", ".query.a", "found {$.x[}: column 5: expected '*', a whole number or a quoted name")]
    [InlineData("\"path\": \"/e\", \"summaryQuery\": { \"a\": \"{$.x[*]}\" }", ".summaryQuery.a", "expected a path to one value of the run")]
    [InlineData("\"path\": \"/e\", \"headers\": { \"a\": \"{$.x}\" }", ".headers.a", "expected a header without a path such as {$.job.id}: " + OfFollowUps)]
    public void A_mistake_in_a_path_into_the_run_is_refused(string members, string place, string message) =>
        Mistake.AssertHas(Mistake.Add($$"""
            "followUps": [
              { "name": "e", "error": { "message": "$.m" },
                {{members}} }]
            """), 11, "$.followUps[0]" + place, message);

    [Theory]
    [InlineData("\"/runs/{id}/{$.x}\"", ".path", "found {$.x}: " + OfFollowUps)]
    [InlineData("\"/runs/{id}\", \"query\": { \"a\": \"{$.x}\" }", ".query.a", "found {$.x}: " + OfFollowUps)]
    [InlineData("\"/runs/{id}\", \"summaryQuery\": { \"a\": \"{$.x}\" }", ".summaryQuery.a", "found {$.x}: " + OfFollowUps)]
    [InlineData("\"/runs/{id}\", \"headers\": { \"a\": \"{$.x}\" }", ".headers.a", OfFollowUps)]
    public void The_main_request_has_no_run_yet(string request, string place, string message) =>
        Mistake.AssertHas(Mistake.Replace("\"/runs/{id}\"", request), 6, "$.request" + place, message);

    [Fact]
    public void The_base_uri_has_none_either() =>
        Mistake.AssertHas(Mistake.Replace("https://api.example.com", "https://api.example.com/{$.x}"), 5, "$.baseUri", "found {$.x}: " + OfFollowUps);

    [Fact]
    public void The_path_of_a_connection_has_none_either()
    {
        var error = Assert.Throws<WorkflowStatusException>(() => Providers.Account(TestDefinition.With(), options => options with { RequestPath = "/{id}/{$.x}" }));
        Assert.Contains("found {$.x}", error.Message, System.StringComparison.Ordinal);
    }
}
