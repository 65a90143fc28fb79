using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>A run that was asked for, and the place of its result.</summary>
/// <param name="run">The run.</param>
internal sealed class PendingRead(RunReference run) : TaskCompletionSource<ReadResult>
{
    /// <summary>The run.</summary>
    public RunReference Run { get; } = run;
}
