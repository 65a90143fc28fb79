using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Tests.Paths;

public sealed class PathTreeTests
{
    private const string Document = """{ "id": 7, "in": { "x": 1, "y": 2 }, "list": [1, 2, 3], "more": true }""";

    [Fact]
    public void One_walk_finds_the_value_of_each_path()
    {
        var slots = Collect(Document, out var hasRest, "$.id", "$.in.y", "$.list[0]", "$.list[-1]", "$.missing", "$.id.deeper", "$");
        Assert.Equal(["7", "2", "1", "3", "", "", Document], slots);
        Assert.True(hasRest);
    }

    [Fact]
    public void The_same_path_has_one_slot()
    {
        var tree = new PathTree();
        Assert.Equal(0, tree.Add(JsonPath.Parse("$.a.b"), 0));
        Assert.Equal(0, tree.Add(JsonPath.Parse("$['a'].b"), 1));
        Assert.Equal(1, tree.Add(JsonPath.Parse("$.a"), 1));
    }

    [Theory]
    [InlineData("""{ "a": 1 }""", false)]
    [InlineData("""{ "a": 1, "b": 2 }""", true)]
    [InlineData("""{ "a": null }""", false)]
    [InlineData("{}", false)]
    public void A_walk_tells_whether_there_are_members_that_no_path_names(string json, bool expected)
    {
        Collect(json, out var hasRest, "$.a");
        Assert.Equal(expected, hasRest);
    }

    [Theory]
    [InlineData("""{ "id": 1, "id": 2 }""")]
    [InlineData("""{ "id": 1, "in": { "y": 1, "z": 0, "y": 2 } }""")]
    [InlineData("""{ "in": {}, "in": {} }""")]
    [InlineData("""{ "in": null, "\u0069n": {} }""")]
    public void A_named_member_that_occurs_twice_is_refused(string json) =>
        Assert.Throws<DuplicateMemberException>(() => Collect(json, out _, "$.id", "$.in.y"));

    [Theory]
    [InlineData(0b0000UL, """{"id":7,"in":{"x":1,"y":2},"list":[1,2,3],"more":true}""")]
    [InlineData(0b0001UL, """{"in":{"x":1,"y":2},"list":[1,2,3],"more":true}""")]
    [InlineData(0b0010UL, """{"id":7,"in":{"x":1},"list":[1,2,3],"more":true}""")]
    [InlineData(0b0110UL, """{"id":7,"list":[1,2,3],"more":true}""")]
    [InlineData(0b1000UL, """{"id":7,"in":{"x":1,"y":2},"list":[1,2],"more":true}""")]
    [InlineData(0b1111UL, """{"list":[1,2],"more":true}""")]
    public void The_rest_is_what_nobody_took(ulong taken, string expected)
    {
        var tree = Tree("$.id", "$.in.y", "$.in.x", "$.list[-1]");
        Assert.Equal(expected, Rest(tree, Document, taken));
    }

    [Theory]
    [InlineData("""{ "in": {} }""", """{"in":{}}""")]
    [InlineData("""{ "in": "text" }""", """{"in":"text"}""")]
    [InlineData("""{ "in": null }""", """{"in":null}""")]
    [InlineData("""{ "list": [] }""", """{"list":[]}""")]
    [InlineData("""{ "list": {"a":1} }""", """{"list":{"a":1}}""")]
    public void A_value_of_another_kind_stays_in_the_rest(string json, string expected) =>
        Assert.Equal(expected, Rest(Tree("$.in.y", "$.list[0]"), json, 0b11UL));

    private static PathTree Tree(params string[] paths)
    {
        var tree = new PathTree();
        for (var slot = 0; slot < paths.Length; slot++)
        {
            tree.Add(JsonPath.Parse(paths[slot]), slot);
        }

        return tree;
    }

    private static string[] Collect(string json, out bool hasRest, params string[] paths)
    {
        using var document = JsonDocument.Parse(json);
        var slots = new JsonElement[paths.Length];
        hasRest = Tree(paths).Collect(document.RootElement, slots);
        return [.. slots.Select(slot => slot.ValueKind == JsonValueKind.Undefined ? string.Empty : slot.GetRawText())];
    }

    private static string Rest(PathTree tree, string json, ulong taken)
    {
        using var document = JsonDocument.Parse(json);
        var values = new JsonValues(DictionaryObjectFactory.Instance);
        return JsonSerializer.Serialize(values.Create(tree.Rest(document.RootElement, taken, values.Convert, values.Create)));
    }
}
