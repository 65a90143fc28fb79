using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace WorkflowStatus.Loader;

/// <summary>
/// Loads the build for this PowerShell and registers its resolver, before the manifest asks for the dll of the commands:
/// that manifest can tell the editions apart and no more, and .NET gives what is loaded already for a file with the same
/// assembly. No script does this, since PowerShell compiles each .NET call of a script and looks for its type in every
/// assembly there is, which takes a new process longer than all the rest of the import.
/// </summary>
public sealed class BuildLoader : IModuleAssemblyInitializer
{
    /// <summary>Called by PowerShell when the module is imported.</summary>
    public void OnImport()
    {
        var folder = BuildFolder.Find(Path.GetDirectoryName(typeof(BuildLoader).Assembly.Location)!);
        // The resolver must be in place before the commands are: their types refer to the engine, which lives in a load
        // context of its own. By name: which file it is in has just been chosen.
        Assembly.LoadFrom(Path.Combine(folder, "WorkflowStatus.Abstractions.dll"))
            .GetType("WorkflowStatus.Loader.DependencyResolver", throwOnError: true)!.GetMethod("Register")!.Invoke(null, null);
        Assembly.LoadFrom(Path.Combine(folder, "WorkflowStatus.dll"));
    }
}
