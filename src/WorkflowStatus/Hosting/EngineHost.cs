using System;
using System.IO;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Types;

namespace WorkflowStatus.Hosting;

/// <summary>The engine of this process, made when it is first needed: one pool of connections for every command.</summary>
internal static class EngineHost
{
    /// <summary>The definitions that ship with the module: module/providers, seen from module/bin/{framework}.</summary>
    private static readonly string BuiltInFolder =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(EngineHost).Assembly.Location)!, "..", "..", "providers"));

    private static readonly Lazy<WorkflowClient> SharedClient = new(() => new WorkflowClient(new WorkflowClientOptions { Objects = new PSObjectFactory() }));
    private static readonly Lazy<ProviderCatalog> SharedCatalog = new(() => new ProviderCatalog(BuiltInFolder));

    public static WorkflowClient Client => SharedClient.Value;

    public static ProviderCatalog Catalog => SharedCatalog.Value;

    /// <summary>The time as PowerShell shows it for jobs.</summary>
    public static DateTime LocalNow => Client.Time.GetLocalNow().DateTime;
}
