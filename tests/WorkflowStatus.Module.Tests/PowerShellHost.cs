using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Tasks;

namespace WorkflowStatus.ModuleTests;

/// <summary>The installed PowerShell.</summary>
internal static class PowerShellHost
{
    private static readonly Lazy<string?> MissingText = new(Probe);

    /// <summary>What is not installed; null when all is there.</summary>
    public static string? Missing => MissingText.Value;

    /// <summary>Runs a script text and gives its output; the simulator's place is in its environment.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string script, TimeSpan limit)
    {
        using var process = Start(script);
        return await ProcessRun.ToEndAsync(process, limit);
    }

    private static Process Start(string script)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = TestSetting.RepositoryRoot };
        foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-Command", script })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["WORKFLOWSTATUS_SIMULATOR"] = TestSetting.Of("Simulator");
        start.Environment["NO_COLOR"] = "1";
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static string? Probe()
    {
        try
        {
            using var process = Start("exit [int](-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -ge 5 }))");
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "Pester 5 or later is not installed: the Pester suites did not run.";
        }
        catch (Win32Exception)
        {
            return "PowerShell (pwsh) is not installed: the Pester suites did not run.";
        }
    }
}
