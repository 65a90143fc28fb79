# What the Pester suites need beside the simulator: pipelines that can be stopped, PowerShell processes of their own,
# conditions that are polled instead of slept for.

$script:ModuleManifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../WorkflowStatus.psd1")

# The variables that the built-in definitions read a credential from.
$script:CredentialVariables = [ordered]@{
    Storyteller = 'STORYTELLER_API_KEY'; Oumla = 'OUMLA_API_KEY'; '8x8' = 'EIGHTXEIGHT_API_KEY'; Aster = 'ASTER_TOKEN'; GloriaMundo = 'GLORIAMUNDO_API_KEY'
}

function Clear-CredentialVariable {
    <# .SYNOPSIS Takes every provider's variable out of this process, so that no credential of the machine is ever used. #>
    [CmdletBinding()]
    param()

    $script:CredentialVariables.Values | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
}

function Use-CredentialVariable {
    <# .SYNOPSIS Gives providers a credential by their environment variable. #>
    [CmdletBinding()]
    param([string] $Value, [string[]] $Provider = @($script:CredentialVariables.Keys))

    $Provider | ForEach-Object { [System.Environment]::SetEnvironmentVariable($script:CredentialVariables[$_], $Value) }
}

function ConvertTo-Token {
    <# .SYNOPSIS A SecureString. #>
    [CmdletBinding()]
    [OutputType([securestring])]
    param([Parameter(Mandatory)] [string] $Text)

    $token = [securestring]::new()
    $Text.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
    $token
}

function Wait-Condition {
    <# .SYNOPSIS Waits until a script block gives true; throws what it stands for when it does not in time. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Condition, [double] $Within = 10, [string] $Because = "$Condition")

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -gt $Within) {
            throw "Not within $Within s: $Because"
        }

        [System.Threading.Thread]::Sleep(10)
    }
}

function Open-Pipeline {
    <# .SYNOPSIS Starts a script in a runspace of its own, with the module imported and the variables given. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Script, [hashtable] $Variable = @{})

    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule($script:ModuleManifest)
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $Variable.GetEnumerator() | ForEach-Object { $runspace.SessionStateProxy.SetVariable($_.Key, $_.Value) }
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $given = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $given.Complete()
    $run = $shell.AddScript($Script).BeginInvoke($given, $output)
    [pscustomobject]@{ Shell = $shell; Runspace = $runspace; Output = $output; Run = $run }
}

function Complete-Pipeline {
    <# .SYNOPSIS Waits until a pipeline has ended by itself. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Pipeline, [double] $Within = 20)

    $run = $Pipeline.Run
    Wait-Condition { $run.IsCompleted } -Within $Within -Because 'the pipeline ends'
}

function Measure-PipelineStop {
    <# .SYNOPSIS Stops a pipeline as Ctrl+C does, and says how many seconds that took. #>
    [CmdletBinding()]
    [OutputType([double])]
    param([Parameter(Mandatory)] [object] $Pipeline)

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $stop = $Pipeline.Shell.BeginStop($null, $null)
    if (-not $stop.AsyncWaitHandle.WaitOne(15000)) {
        throw 'The pipeline did not stop within 15 s.'
    }

    $clock.Elapsed.TotalSeconds
}

function Close-Pipeline {
    <# .SYNOPSIS Frees a pipeline and its runspace. #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [AllowNull()] [object] $Pipeline)

    if ($Pipeline) {
        $Pipeline.Shell.Dispose()
        $Pipeline.Runspace.Dispose()
        $Pipeline.Output.Dispose()
    }
}

function Invoke-PowerShellProcess {
    <# .SYNOPSIS Runs a command line in a new, non-interactive PowerShell; gives exit code, output and error text. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [string] $Command, [hashtable] $Environment = @{}, [int] $TimeoutSec = 60)

    $start = [System.Diagnostics.ProcessStartInfo]@{
        FileName = "$PSHOME/pwsh"; UseShellExecute = $false
        RedirectStandardInput = $true; RedirectStandardOutput = $true; RedirectStandardError = $true
    }
    '-NoProfile', '-NonInteractive', '-Command', $Command | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.Environment['NO_COLOR'] = '1'
    $Environment.GetEnumerator() | ForEach-Object { $start.Environment[$_.Key] = $_.Value }
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $problem = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($TimeoutSec * 1000)) {
            $process.Kill($true)
            throw "PowerShell did not end within $TimeoutSec s: $Command"
        }

        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.GetAwaiter().GetResult(); ErrorText = $problem.GetAwaiter().GetResult() }
    }
    finally {
        $process.Dispose()
    }
}
