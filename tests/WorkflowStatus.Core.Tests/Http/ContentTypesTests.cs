using System.Net.Http;
using WorkflowStatus.Core.Http;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class ContentTypesTests
{
    [Fact]
    public void Each_answer_is_what_its_own_header_says()
    {
        var types = new ContentTypes();

        Assert.Equal(("application/json", "utf-8"), Read(types, "application/json; charset=utf-8"));
        Assert.Equal(("application/json", "utf-8"), Read(types, "application/json; charset=utf-8"));
        Assert.Equal(("text/html", null), Read(types, "text/html"));
        Assert.Equal((null, null), Read(types, null));
        Assert.Equal((null, null), Read(types, "no type"));
        Assert.Equal(("application/json", "\"utf-16\""), Read(types, "application/json; charset=\"utf-16\""));
    }

    private static (string? MediaType, string? CharSet) Read(ContentTypes types, string? header)
    {
        using var content = new ByteArrayContent([]);
        if (header is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", header);
        }

        return types.Read(content.Headers);
    }
}
