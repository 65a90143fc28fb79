using System;
using System.Threading;
using System.Threading.Tasks;
using System.Collections.Generic;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>What a job does for its runs. The secrets were read before it starts: it never prompts.</summary>
internal interface IRunWork
{
    /// <summary>Where it stands; safe to ask from any thread.</summary>
    WaitProgress Progress { get; }

    /// <summary>What has become of a run that is done with, in a word: ended, or read.</summary>
    string Done { get; }

    /// <summary>Which of the references that were given are one run to it.</summary>
    IEqualityComparer<RunReference> Sameness { get; }

    /// <summary>Does it.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="sinkOf">Where what is learned of a run goes.</param>
    /// <param name="cancellation">Ends it at once, requests included.</param>
    Task RunAsync(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation);

    /// <summary>Asks for one of the runs no more, and ends its request; the others go on. What is learned of it by then is of no interest. From any thread, at any time; for few runs.</summary>
    void Drop(RunReference run);
}
