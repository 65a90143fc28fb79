# Plays the workflow services on loopback for the Pester suites. Dot-source it in BeforeAll:
#
#   . "$PSScriptRoot/Support/Simulator.ps1"
#   $script:sim = Open-Simulator
#   ...
#   AfterAll { Close-Simulator $script:sim }
#
# The simulator is a child process that ends when its standard input closes. This process holds the only writing end,
# so that the child ends with it, however it ends; AfterAll and the engine's exit event only make it sooner.

$script:SimulatorControl = [System.Net.Http.HttpClient]::new([System.Net.Http.HttpClientHandler]@{ UseProxy = $false })

function Find-Simulator {
    <# .SYNOPSIS The simulator's dll: named by WORKFLOWSTATUS_SIMULATOR, else the latest build of the repository. #>
    [CmdletBinding()]
    [OutputType([string])]
    param()

    if ($env:WORKFLOWSTATUS_SIMULATOR) {
        if (-not (Test-Path -LiteralPath $env:WORKFLOWSTATUS_SIMULATOR)) {
            throw "WORKFLOWSTATUS_SIMULATOR names '$env:WORKFLOWSTATUS_SIMULATOR', and there is no such file."
        }

        return $env:WORKFLOWSTATUS_SIMULATOR
    }

    $bin = [System.IO.Path]::GetFullPath("$PSScriptRoot/../WorkflowStatus.Simulator/bin")
    $found = Get-ChildItem -Path "$bin/*/net10.0/WorkflowStatus.Simulator.dll" -ErrorAction Ignore | Sort-Object LastWriteTimeUtc | Select-Object -Last 1
    if (-not $found) {
        throw "The simulator is not built: no WorkflowStatus.Simulator.dll below '$bin'. Run 'dotnet build tests/WorkflowStatus.Simulator', or name the dll in WORKFLOWSTATUS_SIMULATOR."
    }

    $found.FullName
}

function Open-Simulator {
    <# .SYNOPSIS Starts a simulator; the object that comes back names its addresses, its key and its process. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([string] $Key = 'sim-key', [switch] $SecondOrigin, [switch] $NoRecording, [string[]] $Argument = @())

    $dll = Find-Simulator
    $start = [System.Diagnostics.ProcessStartInfo]@{
        FileName = 'dotnet'; UseShellExecute = $false
        RedirectStandardInput = $true; RedirectStandardOutput = $true; RedirectStandardError = $true
    }
    @($dll, '--key', $Key) + @(if ($SecondOrigin) { '--second-origin' }; if ($NoRecording) { '--no-recording' }) + $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
    $process = [System.Diagnostics.Process]::Start($start)
    # Closing the pipe is what ends the child; the exit event does so for a session that leaves without AfterAll.
    $null = Register-EngineEvent -SourceIdentifier PowerShell.Exiting -MessageData $process -SupportEvent -Action {
        try { $event.MessageData.StandardInput.Close() } catch { Write-Debug "Already closed: $_" }
    }
    try {
        $line = $process.StandardOutput.ReadLineAsync()
        if (-not $line.Wait(30000) -or -not $line.Result) {
            throw "The simulator did not start: $(if ($process.HasExited) { $process.StandardError.ReadToEnd() } else { 'no answer within 30 s' })"
        }

        $answer = $line.Result | ConvertFrom-Json
        [pscustomobject]@{
            BaseUri      = ([uri]$answer.baseUri).GetLeftPart('Authority')
            SecondOrigin = if ($answer.secondOrigin) { ([uri]$answer.secondOrigin).GetLeftPart('Authority') }
            Key          = $Key
            Process      = $process
        }
    }
    catch {
        Close-Simulator ([pscustomobject]@{ Process = $process })
        throw
    }
}

function Close-Simulator {
    <# .SYNOPSIS Ends a simulator and waits until it has ended. #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [AllowNull()] [object] $Simulator)

    if (-not $Simulator) {
        return
    }

    try { $Simulator.Process.StandardInput.Close() } catch { Write-Debug "Already closed: $_" }
    if (-not $Simulator.Process.WaitForExit(5000)) {
        $Simulator.Process.Kill()
        $Simulator.Process.WaitForExit()
    }

    $Simulator.Process.Dispose()
}

function Invoke-SimulatorControl {
    <# .SYNOPSIS Sends one request to the control API and gives its JSON. #>
    [CmdletBinding()]
    param([object] $Simulator, [string] $Method, [string] $Route, [object] $Body)

    $request = [System.Net.Http.HttpRequestMessage]::new($Method, "$($Simulator.BaseUri)/_sim/$Route")
    if ($Body) {
        $request.Content = [System.Net.Http.StringContent]::new((ConvertTo-Json $Body -Depth 10 -Compress), [System.Text.Encoding]::UTF8, 'application/json')
    }

    $answer = $script:SimulatorControl.SendAsync($request).GetAwaiter().GetResult()
    $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    if (-not $answer.IsSuccessStatusCode) {
        throw "The simulator refused $Method $Route`: $text"
    }

    if ($text) {
        ConvertFrom-Json $text
    }
}

function Add-SimulatorScript {
    <#
    .SYNOPSIS
        Says what a run answers: each play once, the last for ever. A text is a state, a hashtable a play of the control API.
    .EXAMPLE
        Add-SimulatorScript $sim Aster run-1 'running', @{ status = 503 }, 'succeeded'
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0)] [object] $Simulator,
        [Parameter(Mandatory, Position = 1)] [string] $Provider,
        [Parameter(Mandatory, Position = 2)] [string[]] $Id,
        [Parameter(Mandatory, Position = 3)] [object[]] $Play,
        [string] $Resource = 'status'
    )

    $plays = @($Play | ForEach-Object { if ($_ -is [string]) { @{ state = $_ } } else { $_ } })
    foreach ($one in $Id) {
        Invoke-SimulatorControl -Simulator $Simulator -Method POST -Route script -Body @{ provider = $Provider; id = $one; resource = $Resource; plays = $plays }
    }
}

function Get-SimulatorRequest {
    <# .SYNOPSIS The requests so far in order of arrival: method, raw target, origin, headers, aborted, completed. #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [object] $Simulator, [string] $Like = '*')

    Invoke-SimulatorControl -Simulator $Simulator -Method GET -Route requests | Where-Object target -Like $Like
}

function Get-SimulatorStatistic {
    <# .SYNOPSIS inFlight, maxInFlight and total. #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [object] $Simulator)

    Invoke-SimulatorControl -Simulator $Simulator -Method GET -Route stats
}

function Clear-Simulator {
    <# .SYNOPSIS Forgets scripts, the progress of runs, requests and counts. #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [object] $Simulator)

    Invoke-SimulatorControl -Simulator $Simulator -Method DELETE -Route script
    Invoke-SimulatorControl -Simulator $Simulator -Method DELETE -Route requests
}
