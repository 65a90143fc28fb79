namespace WorkflowStatus.Core.Connections;

/// <summary>The names in the connection file. There is none for a key: the file names secrets and never holds one.</summary>
internal static class ConnectionMembers
{
    /// <summary>The version of the format that this release reads and writes.</summary>
    public const int Version = 1;

    /// <summary>The most bytes that the file may have: thousands of connections.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>The only way in which times are written: UTC, fractions where there are any.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public const string FormatVersion = "formatVersion";
    public const string Connections = "connections";
    public const string Name = "name";
    public const string Provider = "provider";
    public const string BaseUri = "baseUri";
    public const string SecretName = "secretName";
    public const string VaultName = "vaultName";
    public const string Parameters = "parameters";
    public const string RequestPath = "requestPath";
    public const string PollInterval = "pollIntervalSeconds";
    public const string MaximumPollInterval = "maximumPollIntervalSeconds";
    public const string CreatedAt = "createdAt";
    public const string UpdatedAt = "updatedAt";
}
