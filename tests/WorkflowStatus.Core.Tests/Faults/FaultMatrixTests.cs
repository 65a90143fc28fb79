using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>Every row of the matrix over real sockets: what Get says, and what Wait does while the service is faulty and once it is well.</summary>
public abstract class FaultMatrixTests
{
    /// <summary>So often a look of a wait finds the fault before the service is well.</summary>
    private const int FaultyLooks = 2;

    protected static async Task CheckGetAsync(string fault)
    {
        var row = FaultMatrix.Find(fault);
        await using var stage = new FaultStage(row);

        var result = await stage.GetAsync();

        row.Check?.Invoke(result);
        Assert.True((row.IsRetried ? 1 : 0) == result.Notes.Count, result.Error?.ToString() ?? string.Join(' ', result.Notes));
        Assert.All(result.Notes, ErrorRules.AssertHarmless);
        if (row.Error is null)
        {
            Assert.Null(result.Error);
            Assert.Equal(row.Runs, result.Runs.Count);
            Assert.All(result.Runs, run => Assert.Equal(row.State, run.State));
            ErrorRules.AssertHarmless(result.Runs[0].ToString());
            return;
        }

        Assert.Empty(result.Runs);
        Assert.True(row.Error == result.Error!.ErrorId && result.Error.Message.Contains(row.Says, System.StringComparison.Ordinal), result.Error.ToString());
        Assert.Equal(!row.EndsWait, result.Error.IsTransient || row.Error == WorkflowErrorId.RunNotFound);
        ErrorRules.Assert(result.Error);
    }

    protected static async Task CheckWaitAsync(string fault)
    {
        var row = FaultMatrix.Find(fault);
        await using var stage = new FaultStage(row, FaultyLooks);

        var log = await stage.WaitAsync();

        Assert.All(log.Notes, ErrorRules.AssertHarmless);
        Assert.Single(log.Of("Closed"));
        if (row.EndsWait)
        {
            ErrorRules.Assert(log.Error());
            Assert.Equal(row.Error, log.Error().ErrorId);
            Assert.Equal(0, stage.Service.SoundAnswers);
            Assert.Single(log.Of("Error"));
            return;
        }

        Assert.Empty(log.Errors);
        Assert.Equal(RunState.Succeeded, log.End().Run!.State);
        // The first sound answer is the last request.
        // Where a time limit is short, a busy machine may miss one.
        Assert.InRange(stage.Service.SoundAnswers, 1, row.IsSlow ? int.MaxValue : 1);
    }
}
