using System.Linq;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class SharedTextTests
{
    [Fact]
    public void The_same_text_is_the_same_string()
    {
        Assert.Same(SharedText.Of(Copy("Waiting for the import")), SharedText.Of(Copy("Waiting for the import")));
    }

    [Fact]
    public void Whatever_was_shared_before_a_text_stays_what_it_is()
    {
        foreach (var number in Enumerable.Range(0, 20_000))
        {
            Assert.Equal($"text {number}", SharedText.Of($"text {number}"));
        }

        Assert.Null(SharedText.Of(null));
        Assert.Equal(string.Empty, SharedText.Of(string.Empty));
        Assert.Equal(new string('x', 5000), SharedText.Of(new string('x', 5000)));
    }

    private static string Copy(string text) => new(text.ToCharArray());
}
