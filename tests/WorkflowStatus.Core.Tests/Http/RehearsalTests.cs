#if NET
using System.Threading.Tasks;
using WorkflowStatus.Core.Http;
using Xunit;

namespace WorkflowStatus.Core.Tests.Http;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_gets_a_whole_answer_and_needs_no_network()
    {
        // Nothing listens there: a request that left the process would be an error.
        using var answer = await Rehearsal.SendAsync();
        Assert.Equal((200, 2), (answer.StatusCode, answer.Length));
        await Rehearsal.PlayAsync();
    }
}
#endif
