using System;
using System.IO;
using System.Linq;
using System.Threading;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Tests.Definitions;

public sealed class UserDefinitionsTests
{
    [Fact]
    public void Threads_whose_folders_differ_each_find_their_own()
    {
        const int Rounds = 300_000;
        using var folder = new ThreadLocal<string>();
        var definitions = new UserDefinitions(() => folder.Value!, TimeProvider.System);
        var strangers = 0;
        var threads = new[] { "one", "another" }.Select(name => new Thread(() =>
        {
            folder.Value = Path.Combine(Path.GetTempPath(), name);
            for (var round = 0; round < Rounds; round++)
            {
                if (!definitions.Catalog.IsOf(folder.Value))
                {
                    Interlocked.Increment(ref strangers);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, strangers);
    }
}
