using System;
using System.Linq;
using System.Management.Automation.Host;

namespace WorkflowStatus.Credentials;

/// <summary>Tells whether somebody could answer a prompt.</summary>
internal static class Attendance
{
    /// <summary>
    /// Nobody is there under -NonInteractive, when the input of the process is no terminal (a scheduled task, a build
    /// agent), and behind a remoting host: a prompt in a background job would block it until somebody receives it.
    /// </summary>
    public static bool IsAttended(PSHost host) => host.Name switch
    {
        "ServerRemoteHost" => false,
        "ConsoleHost" => !Console.IsInputRedirected && !IsNonInteractive(),
        _ => true,
    };

    /// <summary>PowerShell takes the switch from its fourth letter on, with one or two dashes or a slash.</summary>
    private static bool IsNonInteractive() => Environment.GetCommandLineArgs().Skip(1)
        .Select(argument => argument.TrimStart('-', '/'))
        .Any(argument => argument.Length >= 4 && "NonInteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));
}
