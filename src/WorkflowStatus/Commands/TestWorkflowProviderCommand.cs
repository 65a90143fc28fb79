using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Definitions.Testing;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Hosting;
using WorkflowStatus.Input;
using WorkflowStatus.Types;

namespace WorkflowStatus.Commands;

/// <summary>Test-WorkflowProvider: tries a definition on a sample answer; nothing leaves the machine.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WorkflowProvider", HelpUri = OnlineHelp.Pages + "Test-WorkflowProvider.md")]
[OutputType(typeof(WorkflowProviderTest))]
public sealed class TestWorkflowProviderCommand : ProviderCommand
{
    /// <summary>The definition's file. It need not be registered. Files of Get-ChildItem can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>A file with an answer of the service, as JSON. Without it the definition and its request alone are looked at.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? SampleResponse { get; set; }

    /// <summary>
    /// Files with answers to the definition's follow-up requests, by the names that it gives them, such as
    /// <c>@{ jobs = './jobs.json' }</c>; several files are its pages. A follow-up request without one is answered with 404.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable FollowUpResponse { get; set; } = [];

    /// <summary>The HTTP status that the sample came with, from 100 to 599. With 400 or more the sample is read as the body of an error.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    public int SampleStatusCode { get; set; } = 200;

    /// <summary>The id that the request is shown for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "sample-id";

    /// <summary>
    /// Values for the provider's parameters, such as <c>@{ TenantId = 'acme' }</c>. A required one without a value or a
    /// default is shown by its name, where its pattern allows that.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var test = Try(() =>
        {
            var (full, text) = ReadFile(Path, DefinitionLoader.MaximumBytes);
            var sample = new DefinitionSample
            {
                Answer = SampleResponse is null ? null : Sample(SampleResponse),
                StatusCode = SampleStatusCode,
                FollowUps = FollowUpResponse.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Pages(Text(entry.Key), entry.Value)),
                Id = Id,
                Parameters = CommandParameters.Join(Parameter, null),
                Check = EngineHost.Catalog.Problem,
            };
            return DefinitionTest.RunAsync(full, text, sample, new PSObjectFactory()).GetAwaiter().GetResult();
        });
        if (test is not null)
        {
            WriteObject(test);
        }
    }

    private IReadOnlyList<byte[]> Pages(string name, object? files)
    {
        var paths = LanguagePrimitives.ConvertTo<string[]>(files) ?? [];
        return paths.Length > 0 && !paths.Any(string.IsNullOrEmpty)
            ? [.. paths.Select(Sample)]
            : throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"-FollowUpResponse has no file for '{SafeText.Line(name, 64)}'.", "Give the path of a file, or of several, or leave the name out.") { Target = name };
    }

    private byte[] Sample(string path) => ReadFile(path, ReadLimits.Default.BodyBytes).Text;

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value);
}
