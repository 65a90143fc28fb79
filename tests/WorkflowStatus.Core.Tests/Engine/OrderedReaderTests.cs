using System.Linq;
using System.Threading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

public sealed class OrderedReaderTests
{
    [Fact]
    public void With_one_slot_runs_are_asked_for_in_the_order_in_which_they_were_given()
    {
        var ids = Enumerable.Range(0, 500).Select(number => $"run-{number}").ToList();
        var handler = new StubHandler(_ => Answers.Status(404));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        using var reader = new OrderedReader(client, TestRead.Once, 1, CancellationToken.None);
        var account = Providers.Account(TestDefinition.With());

        foreach (var id in ids)
        {
            reader.Add(new RunReference(account, id));
        }

        Assert.Equal(ids, ids.Select(_ => reader.Take().Error!.Target));
        Assert.Equal(ids, handler.Requests.Select(request => request.Address.Segments.Last()));
    }
}
