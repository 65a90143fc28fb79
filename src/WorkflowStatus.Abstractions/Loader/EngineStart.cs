#if NET
using System;
using System.Reflection;
using System.Threading.Tasks;
#endif

namespace WorkflowStatus.Loader;

/// <summary>What comes before the commands.</summary>
public static class EngineStart
{
    /// <summary>
    /// Registers the resolver, and lets the engine rehearse its first request in the background while PowerShell goes on with
    /// the import. Where there is one processor, that would only be in the way.
    /// </summary>
    public static void Begin()
    {
        DependencyResolver.Register();
#if NET
        if (Environment.ProcessorCount > 1)
        {
            _ = Task.Run(Rehearse);
        }
#endif
    }

#if NET
    private static object? Rehearse() =>
        Assembly.Load("WorkflowStatus.Core").GetType("WorkflowStatus.Core.Engine.Rehearsal", throwOnError: true)!.GetMethod("PlayAsync")!.Invoke(null, null);
#endif
}
