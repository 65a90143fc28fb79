using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Faults;

public sealed class StatusFaultTests : FaultMatrixTests
{
    public static TheoryData<string> Rows => FaultMatrix.Data("HTTP status", "Redirects", "Rate limits");

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Get_says_what_the_table_says(string fault) => CheckGetAsync(fault);

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Wait_does_what_the_table_says(string fault) => CheckWaitAsync(fault);
}
