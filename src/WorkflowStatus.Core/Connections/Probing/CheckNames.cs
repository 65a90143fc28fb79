namespace WorkflowStatus.Core.Connections;

/// <summary>The names of the checks, in their order; scripts compare with them.</summary>
internal static class CheckNames
{
    public const string NameResolution = "NameResolution";
    public const string Reachability = "Reachability";
    public const string Tls = "Tls";
    public const string Authentication = "Authentication";
    public const string Latency = "Latency";
}
