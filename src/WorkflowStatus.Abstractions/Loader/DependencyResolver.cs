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
    /// <summary>The one assembly that the cmdlets refer to; everything else private follows from it.</summary>
    private const string EngineName = "WorkflowStatus.Core";

    private static readonly object Gate = new();
    private static bool _registered;

    /// <summary>The folder of the engine, beside this assembly.</summary>
    internal static string EngineFolder { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!, "engine");

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
    /// <summary>Windows PowerShell has no load contexts: answer only for files of our own folder, and only when nobody else could.</summary>
    private static Assembly? ResolvePrivate(object sender, ResolveEventArgs args)
    {
        var file = Path.Combine(EngineFolder, new AssemblyName(args.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
#endif
}
