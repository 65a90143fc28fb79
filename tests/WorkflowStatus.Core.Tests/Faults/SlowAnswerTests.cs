using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Faults;

public sealed class SlowAnswerTests : FaultMatrixTests
{
    public static TheoryData<string> Rows => FaultMatrix.Data("Answers that do not come");

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Get_says_what_the_table_says(string fault) => CheckGetAsync(fault);

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Wait_does_what_the_table_says(string fault) => CheckWaitAsync(fault);
}
