using System.Collections;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions.Testing;
using WorkflowStatus.Input;
using WorkflowStatus.Types;

namespace WorkflowStatus.Commands;

/// <summary>Test-WorkflowProvider: tries a definition on a sample answer; nothing leaves the machine.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WorkflowProvider")]
[OutputType(typeof(WorkflowProviderTest))]
public sealed class TestWorkflowProviderCommand : ProviderCommand
{
    /// <summary>The definition's file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>A file with an answer of the service.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? SampleResponse { get; set; }

    /// <summary>The HTTP status of the sample.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    public int SampleStatusCode { get; set; } = 200;

    /// <summary>The id that the request is shown for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "sample-id";

    /// <summary>Values for the provider's parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var test = Try(() =>
        {
            var (full, text) = ReadFile(Path);
            var sample = SampleResponse is null ? null : ReadFile(SampleResponse).Text;
            return DefinitionTest.RunAsync(full, text, sample, SampleStatusCode, Id, CommandParameters.Join(Parameter, null), new PSObjectFactory()).GetAwaiter().GetResult();
        });
        if (test is not null)
        {
            WriteObject(test);
        }
    }
}
