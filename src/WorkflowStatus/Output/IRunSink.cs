using System.Management.Automation;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Output;

/// <summary>Where a command's results go: the pipeline, or a job's streams.</summary>
internal interface IRunSink
{
    /// <summary>Writes a run or a change.</summary>
    void WriteObject(object value);

    void WriteError(ErrorRecord problem);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteProgress(ProgressRecord record);

    /// <summary>Nothing more will come of this id.</summary>
    void Close(RunReference reference);
}
