using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class ChunkedListTests
{
    [Fact]
    public void It_holds_what_a_list_holds_whatever_is_done_to_it()
    {
        var random = new Random(3);
        var (list, model) = (new ChunkedList<string>(), new List<string>());
        for (var step = 0; step < 20_000; step++)
        {
            // It grows for a while, then it shrinks.
            if (model.Count == 0 || random.NextDouble() < (step / 4000 % 2 == 0 ? 0.8 : 0.2))
            {
                list.Add($"{step}");
                model.Add($"{step}");
            }
            else
            {
                Assert.Equal(model[^1], list.RemoveLast());
                model.RemoveAt(model.Count - 1);
            }

            Assert.Equal(model.Count, list.Count);
        }

        Assert.Equal(model, Enumerable.Range(0, list.Count).Select(index => list[index]));
    }

    [Fact]
    public void A_place_can_be_written_to()
    {
        var list = new ChunkedList<int>();
        for (var number = 0; number < 1000; number++)
        {
            list.Add(number);
        }

        list[500] = -1;

        Assert.Equal((499, -1, 501), (list[499], list[500], list[501]));
    }

    [Fact]
    public void What_was_taken_off_is_let_go()
    {
        var list = new ChunkedList<object>();
        var gone = Fill(list);

        while (list.Count > 0)
        {
            list.RemoveLast();
        }

        GC.Collect();

        // A stack that is searched by guess (Mono's) may hold one or another.
        Assert.InRange(gone.Count(one => one.IsAlive), 0, 10);
        Assert.Equal(0, list.Count);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference[] Fill(ChunkedList<object> list) => Enumerable.Range(0, 1000).Select(_ =>
    {
        var item = new object();
        list.Add(item);
        return new WeakReference(item);
    }).ToArray();
}
