using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class IdStoreTests
{
    [Fact]
    public void An_id_comes_out_as_it_went_in()
    {
        var store = new IdStore();
        // The longest that a reference allows, three bytes a letter, fill a piece in no time.
        var ids = Enumerable.Range(0, 3000).Select(number => (number % 4) switch
        {
            0 => $"{number}",
            1 => $"Zürich/{number} 10%",
            2 => new string('漢', 2048),
            _ => $"\U0001F600{number}" + new string('x', number % 300),
        }).ToArray();

        var places = ids.Select(id => store.Add(0, id)).ToArray();

        Assert.Equal(ids, places.Select(place => store[place]));
        Assert.Equal(places.Length, places.Distinct().Count());
    }

    [Fact]
    public void Places_are_equal_as_their_accounts_and_ids_are()
    {
        var store = new IdStore();
        var known = new HashSet<int>(store);

        Assert.True(known.Add(store.Add(1, "run-1")));
        Assert.False(known.Add(store.Add(1, "run-1")));
        Assert.True(known.Add(store.Add(1, "run-10")));
        Assert.True(known.Add(store.Add(1, "Run-1")));
        Assert.True(known.Add(store.Add(70_000, "run-1")));
    }

    [Fact]
    public void What_is_taken_back_from_a_new_piece_leaves_what_stood_before_as_it_was()
    {
        var store = new IdStore();
        var before = Enumerable.Range(0, 8).Select(number => new string((char)('a' + number), 2048)).ToArray();
        var places = before.Take(7).Select(id => store.Add(0, id)).ToList();

        // The eighth does not fit into the piece of the others any more.
        store.RemoveLast(store.Add(0, before[7]));
        places.Add(store.Add(0, before[7]));
        var next = store.Add(0, "next");

        Assert.Equal([.. before, "next"], places.Append(next).Select(place => store[place]));
    }

    [Fact]
    public void What_is_taken_back_leaves_its_room_to_the_next()
    {
        var store = new IdStore();
        var first = store.Add(0, "a");
        for (var number = 0; number < 20_000; number++)
        {
            store.RemoveLast(store.Add(0, $"run-{number}"));
        }

        var next = store.Add(0, "b");

        Assert.Equal(("a", "b"), (store[first], store[next]));
        Assert.InRange(next - first, 1, 10);
    }
}
