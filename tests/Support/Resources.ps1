# Counts what a PowerShell process holds: for the suite that looks whether commands leave something behind, and for its
# long version. Counted are things, not guesses: what the operating system, the runtime and the session say.

function Measure-Resource {
    <# .SYNOPSIS What this process holds now, after a full collection. Sockets are those to the port of a simulator. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [object] $Simulator)

    [System.GC]::Collect()
    [System.GC]::WaitForPendingFinalizers()
    $port = ([uri] $Simulator.BaseUri).Port
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    try {
        [pscustomobject]@{
            ManagedMB   = [System.Math]::Round([System.GC]::GetTotalMemory($true) / 1MB, 2)
            WorkingMB   = [System.Math]::Round($process.WorkingSet64 / 1MB, 1)
            # The pool's own threads come and go as it likes.
            Threads     = $process.Threads.Count - [System.Threading.ThreadPool]::ThreadCount
            Timers      = [System.Threading.Timer]::ActiveCount
            Handles     = if ($IsLinux) { @([System.IO.Directory]::GetFileSystemEntries('/proc/self/fd')).Count } else { $process.HandleCount }
            Sockets     = @([System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpConnections() | Where-Object { $_.RemoteEndPoint.Port -eq $port -and $_.State -eq 'Established' }).Count
            Jobs        = @(Get-Job).Count
            Subscribers = @(Get-EventSubscriber -Force).Count
            Runspaces   = @(Get-Runspace).Count
        }
    }
    finally {
        $process.Dispose()
    }
}
