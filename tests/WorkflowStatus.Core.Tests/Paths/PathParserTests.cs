using System.Linq;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Tests.Paths;

public sealed class PathParserTests
{
    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.status", "$.status")]
    [InlineData("$._a1", "$._a1")]
    [InlineData("$.ünïcode", "$.ünïcode")]
    [InlineData("$.😀", "$.😀")]
    [InlineData("$['status']", "$.status")]
    [InlineData("$[\"status\"]", "$.status")]
    [InlineData("$['a b']", "$['a b']")]
    [InlineData("$['']", "$['']")]
    [InlineData("$['1']", "$['1']")]
    [InlineData("$['a.b'].c", "$['a.b'].c")]
    [InlineData("$['it\\'s']", "$['it\\'s']")]
    [InlineData("$[\"it's\"]", "$['it\\'s']")]
    [InlineData("$['\"']", "$['\"']")]
    [InlineData("$['\\\\']", "$['\\\\']")]
    [InlineData("$['\\/\\b\\f\\n\\r\\t']", "$['/\\u0008\\u000c\\u000a\\u000d\\u0009']")]
    [InlineData("$['\\u0041\\u00e9']", "$.Aé")]
    [InlineData("$['\\ud83d\\ude00']", "$.😀")]
    [InlineData("$[0]", "$[0]")]
    [InlineData("$[-1]", "$[-1]")]
    [InlineData("$[2147483647]", "$[2147483647]")]
    [InlineData("$[*]", "$[*]")]
    [InlineData("$.a[*].b[-2]['c d'][*]", "$.a[*].b[-2]['c d'][*]")]
    public void A_path_of_the_subset_has_one_normal_form(string text, string normal)
    {
        var path = JsonPath.Parse(text);
        Assert.Equal(normal, path.ToString());
        Assert.Equal(path.Segments, JsonPath.Parse(normal).Segments);
    }

    [Theory]
    [InlineData("", 1, "begins with '$'")]
    [InlineData("status", 1, "begins with '$'")]
    [InlineData(" $", 1, "begins with '$'")]
    [InlineData("@.a", 1, "begins with '$'")]
    [InlineData("$ ", 2, "expected '.name'")]
    [InlineData("$a", 2, "expected '.name'")]
    [InlineData("$.", 3, "member name")]
    [InlineData("$..a", 3, "'..' is not supported; a part of a path is '.name', '['name']', '[n]' or '[*]'")]
    [InlineData("$.*", 3, "write all members as [*]")]
    [InlineData("$.1a", 3, "member name")]
    [InlineData("$.a-b", 4, "expected '.name'")]
    [InlineData("$.a b", 4, "expected '.name'")]
    [InlineData("$.a.", 5, "member name")]
    [InlineData("$[", 3, "whole number or a quoted name")]
    [InlineData("$[]", 3, "whole number or a quoted name")]
    [InlineData("$[ 1]", 3, "whole number or a quoted name")]
    [InlineData("$[1 ]", 4, "expected ']'")]
    [InlineData("$[1", 4, "expected ']'")]
    [InlineData("$[*", 4, "expected ']'")]
    [InlineData("$[01]", 3, "whole number")]
    [InlineData("$[-0]", 3, "whole number")]
    [InlineData("$[+1]", 3, "whole number")]
    [InlineData("$[-]", 3, "whole number")]
    [InlineData("$[1.5]", 4, "expected ']'")]
    [InlineData("$[2147483648]", 3, "whole number")]
    [InlineData("$[99999999999999999999]", 3, "whole number")]
    [InlineData("$[0:2]", 4, "slices are not supported; a part of a path is")]
    [InlineData("$[:2]", 3, "slices are not supported; a part of a path is")]
    [InlineData("$[0,1]", 4, "several names or numbers in one pair of brackets are not supported; a part of a path is")]
    [InlineData("$['a','b']", 6, "several names or numbers in one pair of brackets are not supported")]
    [InlineData("$[?@.a]", 3, "filters are not supported; a part of a path is")]
    [InlineData("$[a]", 3, "whole number or a quoted name")]
    [InlineData("$['a]", 6, "at the end of the name")]
    [InlineData("$['a\"]", 7, "at the end of the name")]
    [InlineData("$['a\n']", 5, "control character")]
    [InlineData("$['\\x']", 4, "unknown escape")]
    [InlineData("$['\\u12']", 4, "unknown escape")]
    [InlineData("$['\\u12g4']", 4, "unknown escape")]
    [InlineData("$['\\u 123']", 4, "unknown escape")]
    [InlineData("$['\\\"']", 4, "unknown escape")]
    [InlineData("$[\"\\'\"]", 4, "unknown escape")]
    [InlineData("$['\\ud83d']", 4, "half a character")]
    [InlineData("$['\\ude00\\ud83d']", 4, "half a character")]
    [InlineData("$['\\ud83dx']", 4, "half a character")]
    public void Anything_else_is_refused_with_its_column(string text, int column, string expectation)
    {
        var error = Assert.Throws<PathSyntaxException>(() => JsonPath.Parse(text));
        Assert.Equal(column, error.Column);
        Assert.StartsWith($"column {column}: ", error.Message);
        Assert.Contains(expectation, error.Message);
    }

    [Fact]
    public void A_path_has_at_most_64_parts()
    {
        Assert.Equal(64, JsonPath.Parse("$" + string.Concat(Enumerable.Repeat(".a", 64))).Segments.Count);
        var error = Assert.Throws<PathSyntaxException>(() => JsonPath.Parse("$" + string.Concat(Enumerable.Repeat(".a", 65))));
        Assert.Equal(130, error.Column);
    }

    [Theory]
    [InlineData("$", true)]
    [InlineData("$.a[0]['b']", true)]
    [InlineData("$[*]", false)]
    [InlineData("$.a[*].b", false)]
    public void A_path_without_wildcard_is_singular(string text, bool isSingular) => Assert.Equal(isSingular, JsonPath.Parse(text).IsSingular);

    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.a", "$.a")]
    [InlineData("$[*]", "$")]
    [InlineData("$.a[*]", "$.a")]
    [InlineData("$.a[*][*]", "$.a[*]")]
    [InlineData("$.a[*].b", "$.a[*].b")]
    public void A_final_wildcard_can_be_dropped(string text, string without) => Assert.Equal(without, JsonPath.Parse(text).WithoutFinalWildcard().ToString());
}
