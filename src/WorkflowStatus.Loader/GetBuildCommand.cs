using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace WorkflowStatus.Loader;

/// <summary>
/// Chooses the build for this PowerShell, registers its resolver and returns its manifest's path, for WorkflowStatus.psm1
/// alone. A cmdlet, since a script that calls .NET itself costs a new process tens of milliseconds: PowerShell compiles
/// each call, and looks for the type in every assembly there is.
/// </summary>
[Cmdlet(VerbsCommon.Get, "WorkflowStatusBuild")]
[OutputType(typeof(string))]
public sealed class GetBuildCommand : PSCmdlet
{
    /// <summary>Writes the path.</summary>
    protected override void EndProcessing()
    {
        var folder = BuildFolder.Find(Path.Combine(Path.GetDirectoryName(typeof(GetBuildCommand).Assembly.Location)!, ".."));
        // The resolver must be in place before the commands are: their types refer to the engine, which lives in a load
        // context of its own. By name: which file it is in has just been chosen.
        Assembly.LoadFrom(Path.Combine(folder, "WorkflowStatus.Abstractions.dll"))
            .GetType("WorkflowStatus.Loader.DependencyResolver", throwOnError: true)!.GetMethod("Register")!.Invoke(null, null);
        WriteObject(Path.Combine(folder, "WorkflowStatus.Commands.psd1"));
    }
}
