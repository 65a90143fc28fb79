using System.Management.Automation;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Output;

/// <summary>Writes to the pipeline of a running cmdlet; its methods may only be called on the pipeline thread.</summary>
internal sealed class PipelineSink : IRunSink
{
    private readonly Cmdlet _cmdlet;

    public PipelineSink(Cmdlet cmdlet) => _cmdlet = cmdlet;

    public void WriteObject(object value) => _cmdlet.WriteObject(value);

    public void WriteError(ErrorRecord problem) => _cmdlet.WriteError(problem);

    public void WriteWarning(string text) => _cmdlet.WriteWarning(text);

    public void WriteVerbose(string text) => _cmdlet.WriteVerbose(text);

    public void WriteProgress(ProgressRecord record) => _cmdlet.WriteProgress(record);

    public void Close(RunReference reference)
    {
        // The pipeline needs no mark: the run or its error was written.
    }
}
