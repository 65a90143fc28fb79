using System;
using System.IO;
using WorkflowStatus.Core.Files;

namespace WorkflowStatus.Core.Connections;

/// <summary>Where the user's own settings are: connections and registered definitions.</summary>
public static class ConfigurationFolder
{
    /// <summary>The environment variable that names the folder and wins over every other rule.</summary>
    public const string Variable = "WORKFLOWSTATUS_HOME";

    private const string Product = "WorkflowStatus";

    /// <summary>
    /// Finds the folder; it need not exist. <c>WORKFLOWSTATUS_HOME</c> wins; else it is <c>WorkflowStatus</c> in
    /// <c>%APPDATA%</c> on Windows, and in <c>$XDG_CONFIG_HOME</c> or <c>~/.config</c> elsewhere (XDG Base Directory
    /// Specification: a relative path there is ignored).
    /// </summary>
    /// <returns>An absolute path.</returns>
    /// <exception cref="WorkflowStatusException">InvalidConfiguration: <c>WORKFLOWSTATUS_HOME</c> is not an absolute path, or the user has no home.</exception>
    public static string Locate() =>
        Locate(Environment.GetEnvironmentVariable, folder => Environment.GetFolderPath(folder), Platform.IsWindows);

    /// <summary>The same with the environment given.</summary>
    internal static string Locate(Func<string, string?> variable, Func<Environment.SpecialFolder, string> folder, bool isWindows)
    {
        if (variable(Variable) is { } chosen && !string.IsNullOrWhiteSpace(chosen))
        {
            return Path.IsPathRooted(chosen)
                ? Path.GetFullPath(chosen)
                : throw new WorkflowStatusException(
                    WorkflowErrorId.InvalidConfiguration, $"The environment variable {Variable} is not an absolute path.", "Set it to an absolute path, or remove it.") { Target = Variable };
        }

        var parent = isWindows
            ? Rooted(variable("APPDATA")) ?? Rooted(folder(Environment.SpecialFolder.ApplicationData))
            : Rooted(variable("XDG_CONFIG_HOME")) ?? Below(Rooted(variable("HOME")) ?? Rooted(folder(Environment.SpecialFolder.UserProfile)), ".config");
        return Below(parent, Product)
            ?? throw new WorkflowStatusException(
                WorkflowErrorId.InvalidConfiguration, "The user has no folder for settings.", $"Set the environment variable {Variable} to an absolute path.") { Target = Variable };
    }

    private static string? Rooted(string? path) => !string.IsNullOrWhiteSpace(path) && Path.IsPathRooted(path) ? path : null;

    private static string? Below(string? parent, string name) => parent is null ? null : Path.Combine(parent, name);
}
