using System;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Requests;

public sealed class UriTemplateTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("/a/b", "", "/a/b")]
    [InlineData("/a/{id}", "id", "/a/<id>")]
    [InlineData("{a}{b}", "a,b", "<a><b>")]
    [InlineData("/{a}/x/{a}/", "a,a", "/<a>/x/<a>/")]
    [InlineData("/{ a b }", " a b ", "/< a b >")]
    public void Values_stand_in_the_places_of_their_names(string text, string names, string expanded)
    {
        var template = UriTemplate.Parse(text);
        Assert.Equal(names, string.Join(',', template.Names));
        Assert.Equal(expanded, template.Expand(name => $"<{name}>"));
        Assert.Equal(text, template.ToString());
    }

    [Theory]
    [InlineData("/{")]
    [InlineData("/{id")]
    [InlineData("/{}")]
    [InlineData("/id}")]
    [InlineData("/{id}}")]
    public void A_brace_without_partner_or_name_is_refused(string text) => Assert.Throws<FormatException>(() => UriTemplate.Parse(text));
}
