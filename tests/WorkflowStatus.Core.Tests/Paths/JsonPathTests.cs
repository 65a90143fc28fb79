using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Tests.Paths;

public sealed class JsonPathTests
{
    private const string Document = """
        { "a": { "b": [10, 20, 30], "c": null, "": "empty", "é\n": "odd" }, "list": [ { "x": 1 }, { "y": 2 }, { "x": 3 } ], "none": [], "text": "t" }
        """;

    [Theory]
    [InlineData("$.a.b", "[[10, 20, 30]]")]
    [InlineData("$.a.b[0]", "[10]")]
    [InlineData("$.a.b[2]", "[30]")]
    [InlineData("$.a.b[3]", "[]")]
    [InlineData("$.a.b[-1]", "[30]")]
    [InlineData("$.a.b[-3]", "[10]")]
    [InlineData("$.a.b[-4]", "[]")]
    [InlineData("$.a.b[*]", "[10,20,30]")]
    [InlineData("$.a.c", "[null]")]
    [InlineData("$.a.c.d", "[]")]
    [InlineData("$.a['']", "[\"empty\"]")]
    [InlineData("$.a['é\\n']", "[\"odd\"]")]
    [InlineData("$.A", "[]")]
    [InlineData("$.missing", "[]")]
    [InlineData("$.list[*].x", "[1,3]")]
    [InlineData("$.list[*][*]", "[1,2,3]")]
    [InlineData("$.list[1].y", "[2]")]
    [InlineData("$.list.x", "[]")]
    [InlineData("$.none[*]", "[]")]
    [InlineData("$.none[-1]", "[]")]
    [InlineData("$.text[0]", "[]")]
    [InlineData("$.text.length", "[]")]
    [InlineData("$[0]", "[]")]
    public void A_path_selects_in_document_order(string path, string expected)
    {
        using var document = JsonDocument.Parse(Document);
        var found = JsonPath.Parse(path).Select(document.RootElement).Select(element => element.GetRawText());
        Assert.Equal(expected, $"[{string.Join(',', found)}]");
    }

    [Fact]
    public void A_wildcard_selects_the_members_of_an_object()
    {
        using var document = JsonDocument.Parse(Document);
        Assert.Equal(4, JsonPath.Parse("$[*]").Select(document.RootElement).Count);
    }

    [Fact]
    public void The_root_selects_the_whole_document()
    {
        using var document = JsonDocument.Parse("5");
        Assert.Equal(5, Assert.Single(JsonPath.Root.Select(document.RootElement)).GetInt32());
    }

    [Theory]
    [InlineData("""{ "a": 1, "a": 2 }""")]
    [InlineData("""{ "a": 1, "\u0061": 2 }""")]
    public void A_member_that_occurs_twice_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        var error = Assert.Throws<DuplicateMemberException>(() => JsonPath.Parse("$.a").Select(document.RootElement));
        Assert.Contains("'a'", error.Message);
    }
}
