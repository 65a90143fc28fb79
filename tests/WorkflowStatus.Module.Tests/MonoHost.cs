using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace WorkflowStatus.ModuleTests;

/// <summary>The installed Mono, which runs what is built for .NET Framework.</summary>
internal static class MonoHost
{
    private static readonly Lazy<string?> MissingText = new(Probe);

    /// <summary>Why it cannot run the tests; null when it can.</summary>
    public static string? Missing => MissingText.Value;

    /// <summary>Runs a program of .NET Framework.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("mono", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        return await ProcessRun.ToEndAsync(process, limit);
    }

    private static string? Probe()
    {
        if (OperatingSystem.IsWindows())
        {
            return "On Windows they run on .NET Framework itself, as a project of their own: WorkflowStatus.Framework.Tests.";
        }

        const string NotRun = "(on Debian, the package mono-devel): the engine's tests of the .NET Framework build DID NOT RUN.";
        var folder = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).FirstOrDefault(path => File.Exists(Path.Combine(path, "mono")));
        return folder is null ? $"Mono is not installed {NotRun}"
            // Debian packs apart what .NET Standard 2.0 is on .NET Framework.
            : !File.Exists(Path.Combine(folder, "../lib/mono/4.5/Facades/netstandard.dll")) ? $"Mono is installed without its facades {NotRun}"
            : null;
    }
}
