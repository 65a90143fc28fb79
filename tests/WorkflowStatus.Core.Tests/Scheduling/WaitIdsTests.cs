using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class WaitIdsTests
{
    private static readonly RunAccount[] Accounts = [Providers.Account(TestDefinition.With()), Providers.Account(TestDefinition.With())];

    [Fact]
    public void The_loop_is_told_once_until_it_has_fetched()
    {
        var ids = new WaitIds();

        Assert.True(ids.Add(Run(0)));
        Assert.False(ids.Add(Run(1)));
        Assert.Equal([Run(0), Run(1)], Fetch(ids));
        Assert.False(ids.Add(Run(1))); // It has come before.
        Assert.Empty(Fetch(ids));
        Assert.True(ids.Add(Run(2)));
    }

    [Fact]
    public async Task Ids_that_come_while_others_are_read_lose_neither_order_nor_account()
    {
        var runs = Enumerable.Range(0, 50_000).Select(Run).ToArray();
        var ids = new WaitIds();
        var signals = 0;
        var adding = Task.Run(() => signals = runs.Count(ids.Add));

        var fetched = new List<RunReference>();
        var rounds = 0;
        while (fetched.Count < runs.Length)
        {
            var some = Fetch(ids);
            rounds += some.Count > 0 ? 1 : 0;
            fetched.AddRange(some);
        }

        await adding;
        Assert.Equal(runs, fetched);
        Assert.Equal(rounds, signals);
    }

    private static RunReference Run(int number) => new(Accounts[number % 2], $"run-{number / 2}");

    private static List<RunReference> Fetch(WaitIds ids)
    {
        var places = ids.Fetch();
        return [.. Enumerable.Range(0, places.Count).Select(index => ids.Reference(places[index]))];
    }
}
