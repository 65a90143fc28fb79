using System.Collections.Generic;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Register-WorkflowProvider: makes a service known by its definition file.</summary>
[Cmdlet(VerbsLifecycle.Register, "WorkflowProvider", SupportsShouldProcess = true, HelpUri = OnlineHelp.Pages + "Register-WorkflowProvider.md")]
[OutputType(typeof(WorkflowProvider))]
public sealed class RegisterWorkflowProviderCommand : ProviderCommand
{
    /// <summary>
    /// The files of the definitions, each at most 256 KB. The provider's name is the one in the file, not the file's.
    /// Files of Get-ChildItem can be piped.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>How long the provider is known: User, for good, as a file in your own folder; Process, in this session only.</summary>
    [Parameter]
    public RegistrationScope Scope { get; set; } = RegistrationScope.User;

    /// <summary>Takes the place of a provider of the same name, a built-in one and one of this session too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the provider that was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            if (Try(() => Register(path)) is { } definition && PassThru)
            {
                WriteObject(Describe(EngineHost.Catalog.Get(definition.Name), EngineHost.Catalog.Origin(definition.Name)!.Value));
            }
        }
    }

    private ProviderDefinition? Register(string path)
    {
        var (full, text) = ReadFile(path, DefinitionLoader.MaximumBytes);
        var problems = new List<DefinitionProblem>();
        var definition = DefinitionLoader.Load(text, problems, full) ?? throw DefinitionLoader.Wrong(full, problems);
        EngineHost.Catalog.Check(definition, Force);
        var displaced = EngineHost.Catalog.Displaced(definition);
        if (!ShouldProcess($"{definition.Name} ({full}), which sends {Credential(definition)} to {definition.BaseUriTemplate}", "Register provider"))
        {
            return null;
        }

        if (Scope == RegistrationScope.Process)
        {
            EngineHost.Catalog.Add(definition, Force);
        }
        else
        {
            EngineHost.Catalog.Save(definition, text, Force);
        }

        if (displaced is not null)
        {
            WriteWarning($"{definition.Name} takes the place of the provider at {displaced.BaseUriTemplate}: its connections and {Credential(definition)} now go to {definition.BaseUriTemplate}.");
        }

        return definition;
    }

    private static string Credential(ProviderDefinition definition) => definition.Auth switch
    {
        { Kind: AuthKind.None } => "no credential",
        { EnvironmentVariable: { } variable } => $"its credential (that of the environment variable {variable} too)",
        _ => "its credential",
    };
}
