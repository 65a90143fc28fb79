using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace WorkflowStatus.ModuleTests;

/// <summary>Another program, to its end.</summary>
internal static class ProcessRun
{
    /// <summary>Gives what it wrote; one that takes too long is ended.</summary>
    /// <exception cref="TimeoutException">It took longer than the limit.</exception>
    public static async Task<(int ExitCode, string Output, string Errors)> ToEndAsync(Process process, TimeSpan limit)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
