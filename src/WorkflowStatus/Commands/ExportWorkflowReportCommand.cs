using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Reports;
using WorkflowStatus.Input;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>
/// Export-WorkflowReport: writes one self-contained HTML page about runs. A run that could not be read is an error of the
/// command that read it, and is not on the page. No run at all gives a page that says so.
/// </summary>
[Cmdlet(VerbsData.Export, "WorkflowReport", SupportsShouldProcess = true, HelpUri = OnlineHelp.Pages + "Export-WorkflowReport.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportWorkflowReportCommand : WorkflowCommand
{
    private readonly ReportInput _input = new();
    private ReportFile? _file;
    private bool _hasRefused;

    /// <summary>The page's file, on a drive of files. A relative path begins at the current location; wildcards mean themselves. The folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// The runs, usually from the pipeline: live ones, or such as came back from a job or a file. The table keeps their
    /// order. Of changes that Watch-WorkflowStatus wrote, each run counts once, as it was seen last. What is neither is left
    /// out, and the first such object is an error.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The page's title, at its head and in the browser's tab.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Workflow report";

    /// <summary>Replaces a file that exists. Without it such a file is an error, before any run is read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whatever is wrong with the path is said here, before an hour's wait upstream begins.</summary>
    protected override void BeginProcessing()
    {
        var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        OrStop(() =>
        {
            if (provider.Name != "FileSystem")
            {
                throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"'{Path}' is a path of the provider {provider.Name}.", "Give the path of a file.") { Target = Path };
            }

            var file = new ReportFile(path, Force);
            file.Check();
            _file = ShouldProcess(file.FilePath, "Export report") ? file : null;
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null among them is no run.
        foreach (var item in (_file is null ? null : InputObject)?.Where(item => item is not null) ?? [])
        {
            if (!_input.TryAdd(item) && !_hasRefused)
            {
                // Whatever was piped by mistake comes in numbers: one error tells of all.
                _hasRefused = true;
                WriteError(ErrorRecords.From(ReportInput.NoRun(item), null, item));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_file is null)
        {
            return;
        }

        if (_input.Runs.Count == 0)
        {
            WriteWarning("There were no runs: the report is empty.");
        }

        OrStop(() => _file.Write(_input.Runs, Title));
        if (PassThru)
        {
            WriteObject(InvokeProvider.Item.Get([_file.FilePath], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    /// <summary>There is one file: without it the command has nothing to go on with.</summary>
    private void OrStop(Action action)
    {
        try
        {
            action();
        }
        catch (WorkflowStatusException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error));
        }
    }
}
