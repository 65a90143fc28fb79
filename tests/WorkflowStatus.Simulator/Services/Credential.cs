using Microsoft.AspNetCore.Http;

namespace WorkflowStatus.Simulator.Services;

/// <summary>The two ways in which the services take a key.</summary>
internal static class Credential
{
    public static bool HasKey(IHeaderDictionary headers, string name, string key) =>
        headers.TryGetValue(name, out var values) && values.Count == 1 && values[0] == key;

    public static bool HasBearer(IHeaderDictionary headers, string key)
    {
        const string scheme = "Bearer ";
        return headers.TryGetValue("Authorization", out var values)
            && values.Count == 1
            && values[0] is { } value
            && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && value.AsSpan(scheme.Length).SequenceEqual(key);
    }
}
