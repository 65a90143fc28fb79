#Requires -Version 5.1
#Requires -Modules WorkflowStatus

<#
.SYNOPSIS
    Asks for the status of very many runs from several machines at once, and gives typed objects back.

.DESCRIPTION
    Deals the ids out to machines by PowerShell remoting (Invoke-Command). Each asks for its share with its own network
    and its own credential, and the runs come back as WorkflowRun objects, as if they had been read here:
    they can be filtered, grouped, reported, and piped to Wait-WorkflowStatus.

    The machines need the module, and the connection that is named: a credential never travels. A service's rate limit
    is for a credential, not for a machine: with one key on all of them, share -ThrottleLimit out, or it is found by 429.

    Each run that comes back costs about 2 ms here, whatever it cost there: with -State only those that matter travel.

    Without -ComputerName or -Session the shares go to background processes of this machine, to try it, or to use its
    cores.

.EXAMPLE
    ./SpreadOverMachines.ps1 | Group-Object State -NoElement

    Tries it on the Demo provider: 100 runs, two processes.

.EXAMPLE
    $ids = Get-Content ids.txt
    $failed = ./SpreadOverMachines.ps1 -Id $ids -Connection production -ComputerName node1, node2, node3 -State Failed, TimedOut

    10,000 ids over three machines; those in trouble come back.

.EXAMPLE
    $nodes = New-PSSession -HostName ops@node1, ops@node2
    ./SpreadOverMachines.ps1 -Id (Get-Content ids.txt) -Connection production -Session $nodes | Wait-WorkflowStatus

    Over SSH, then waiting here for those that still go on.
#>
[CmdletBinding(DefaultParameterSetName = 'Local')]
param(
    # The runs.
    [string[]] $Id = @(1..100 | ForEach-Object { "run-$_" }),

    # The account, registered on each machine; without it the Demo provider.
    [string] $Connection,

    # The machines, by name.
    [Parameter(Mandatory, ParameterSetName = 'Computer')]
    [string[]] $ComputerName,

    # The machines, by sessions that are open already (WinRM or SSH).
    [Parameter(Mandatory, ParameterSetName = 'Session')]
    [System.Management.Automation.Runspaces.PSSession[]] $Session,

    # How many processes of this machine, where no machine is named.
    [Parameter(ParameterSetName = 'Local')]
    [ValidateRange(1, 64)]
    [int] $ProcessCount = 2,

    # The module, by the name or path that it has there; the one of this session where no machine is named.
    [string] $Module = $(if ($PSCmdlet.ParameterSetName -eq 'Local') { Join-Path (Get-Module WorkflowStatus).ModuleBase 'WorkflowStatus.psd1' } else { 'WorkflowStatus' }),

    # Requests in flight at once, on each machine.
    [ValidateRange(1, 1024)]
    [int] $ThrottleLimit = 32,

    # Brings back only runs in these states.
    [string[]] $State,

    # Brings the steps too; without it the cheaper answer is asked for, where a service has one.
    [switch] $WithSteps
)

Set-StrictMode -Version 3.0

# What runs there. Errors of single runs come back as errors here.
$work = {
    param([string[]] $Id, [string] $Module, [hashtable] $Options, [string[]] $State)
    Import-Module $Module -ErrorAction Stop
    Get-WorkflowStatus -Id $Id @Options | Where-Object { -not $State -or $_.State -in $State }
}

$options = @{ ThrottleLimit = $ThrottleLimit; Summary = -not $WithSteps }
if ($Connection) { $options.Connection = $Connection } else { $options.Provider = 'Demo' }

$machines = switch ($PSCmdlet.ParameterSetName) {
    'Computer' { $ComputerName }
    'Session' { $Session }
    'Local' { 1..$ProcessCount }
}
$shares = @($machines).Count

$jobs = for ($share = 0; $share -lt $shares; $share++) {
    # Dealt out one by one, so that a slow stretch of the list is not one machine's alone.
    $own = @(for ($at = $share; $at -lt $Id.Count; $at += $shares) { $Id[$at] })
    if (-not $own) { continue }
    $arguments = $own, $Module, $options, $State
    switch ($PSCmdlet.ParameterSetName) {
        'Computer' { Invoke-Command -ComputerName $ComputerName[$share] -ScriptBlock $work -ArgumentList $arguments -AsJob }
        'Session' { Invoke-Command -Session $Session[$share] -ScriptBlock $work -ArgumentList $arguments -AsJob }
        'Local' { Start-Job -ScriptBlock $work -ArgumentList $arguments }
    }
}

try {
    $jobs | Receive-Job -Wait
}
finally {
    $jobs | Remove-Job -Force
}
