using System;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>The rows that try to fill the memory, each with the memory it took.</summary>
[Collection(AloneCollection.Name)]
public sealed class SizeFaultTests : FaultMatrixTests
{
    /// <summary>Allocated in all, by both ends of the connection: a body at its limit grows by doubling, 32 MB; the rest is what the objects of a large answer take.</summary>
    private const long Most = 8L * 16 * 1024 * 1024;

    public static TheoryData<string> Rows => FaultMatrix.Data("Size", "Answers that cost more than they weigh");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Get_says_what_the_table_says_and_takes_no_more_memory_than_the_limits_allow(string fault)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await CheckGetAsync(fault);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Most);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Wait_does_what_the_table_says(string fault) => CheckWaitAsync(fault);
}
