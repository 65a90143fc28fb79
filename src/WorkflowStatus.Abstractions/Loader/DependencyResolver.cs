using System;
using System.IO;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#endif

namespace WorkflowStatus.Loader;

/// <summary>
/// Keeps the engine and its packages to themselves: another version of them in the same PowerShell session does no
/// harm, in either direction. Must be registered before the cmdlet library is imported, since a cmdlet type may
/// implement an engine interface.
/// </summary>
public static class DependencyResolver
{
#if NET
    /// <summary>The one assembly that the cmdlets refer to; everything else private follows from it.</summary>
    private const string EngineName = "WorkflowStatus.Core";
#else
    /// <summary>The assembly of the cmdlets, beside this one.</summary>
    private const string CommandsName = "WorkflowStatus";
#endif

    private static readonly object Gate = new();
    private static bool _registered;

    private static readonly string OwnFolder = Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;

    /// <summary>The folder of the engine, beside this assembly.</summary>
    private static readonly string EngineFolder = Path.Combine(OwnFolder, "engine");

    /// <summary>Registers the resolver once; further calls do nothing.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (_registered)
            {
                return;
            }

            _registered = true;
#if NET
            AssemblyLoadContext.Default.Resolving += ResolveEngine;
#else
            AppDomain.CurrentDomain.AssemblyResolve += ResolvePrivate;
#endif
        }
    }

#if NET
    private static readonly EngineLoadContext Engine = new(EngineFolder);

    private static Assembly? ResolveEngine(AssemblyLoadContext context, AssemblyName name) =>
        string.Equals(name.Name, EngineName, StringComparison.Ordinal) ? Engine.LoadFromAssemblyName(name) : null;
#else
    /// <summary>
    /// Windows PowerShell has no load contexts: answer only for our own files, and only when nobody else could. This assembly
    /// and the one of the cmdlets are among them: the types file names them, .NET Framework finds by its name nothing that was
    /// loaded from a path, and PowerShell knows what its manifests require on the thread of the session alone.
    /// </summary>
    private static Assembly? ResolvePrivate(object sender, ResolveEventArgs args)
    {
        var own = typeof(DependencyResolver).Assembly;
        var name = new AssemblyName(args.Name).Name;
        if (string.Equals(name, own.GetName().Name, StringComparison.OrdinalIgnoreCase))
        {
            return own;
        }

        var file = Path.Combine(string.Equals(name, CommandsName, StringComparison.OrdinalIgnoreCase) ? OwnFolder : EngineFolder, name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
#endif
}
