using System;
using System.IO;
#if NET
using System.Threading.Tasks;
#endif
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
#if NET
using WorkflowStatus.Core.Http;
#endif
using WorkflowStatus.Types;

namespace WorkflowStatus.Hosting;

/// <summary>The engine of this process, made when it is first needed: one pool of connections for every command.</summary>
internal static class EngineHost
{
    /// <summary>The definitions that ship with the module: module/providers, seen from module/bin/{framework}.</summary>
    private static readonly string BuiltInFolder =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(EngineHost).Assembly.Location)!, "..", "..", "providers"));

    private static readonly Lazy<WorkflowClient> SharedClient = new(() => new WorkflowClient(new WorkflowClientOptions { Objects = new PSObjectFactory() }));
    private static readonly Lazy<ProviderRegistry> SharedProviders = new(() => new ProviderRegistry(new ProviderCatalog(BuiltInFolder), () => Path.Combine(ConfigurationFolder.Locate(), "providers")));

#if NET
    private static readonly Lazy<Task> FirstRequest = new(Rehearsal.PlayAsync);
#endif

    public static WorkflowClient Client => SharedClient.Value;

    /// <summary>The definitions: of this session, of the user, built in.</summary>
    public static ProviderRegistry Catalog => SharedProviders.Value;

    /// <summary>
    /// Lets the engine rehearse its first request, in the background and once in a process; a command calls it before it does
    /// anything else. Where there is one processor, that would only be in the way.
    /// </summary>
    public static void Prepare()
    {
#if NET
        if (Environment.ProcessorCount > 1)
        {
            _ = FirstRequest.Value;
        }
#endif
    }

    /// <summary>The time as PowerShell shows it for jobs.</summary>
    public static DateTime LocalNow => Client.Time.GetLocalNow().DateTime;

    /// <summary>The user's connections. Opened anew for each command: the folder may have been changed in between.</summary>
    public static ConnectionStore Connections => new(ConfigurationFolder.Locate());
}
