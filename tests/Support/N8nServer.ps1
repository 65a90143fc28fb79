# Runs an n8n of its own for tests/RealEngine.ps1: on a free port of this machine, its data in a folder that goes away
# with it, nothing sent home. The owner's password and the API key are made here and are on no command line.

function Start-N8nServer {
    <# .SYNOPSIS Starts n8n and waits until it answers; throws with the end of its output when it does not. #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([pscustomobject])]
    param(
        # The folder that n8n was installed into: it holds node_modules.
        [Parameter(Mandatory)] [string] $Path,

        # A server that was stopped, to start on its data and port again.
        [pscustomobject] $Again
    )

    $program = Join-Path $Path 'node_modules/n8n/bin/n8n'
    if (-not (Test-Path -LiteralPath $program)) { throw "There is no n8n in '$Path': '$program' does not exist." }
    $server = $Again ?? (New-N8nFolder)
    if (-not $PSCmdlet.ShouldProcess($server.BaseUri, 'Start n8n')) { return }

    $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = 'node'; UseShellExecute = $false; RedirectStandardInput = $true; RedirectStandardOutput = $true; RedirectStandardError = $true }
    $start.ArgumentList.Add($program)
    $start.ArgumentList.Add('start')
    $setting = @{
        N8N_USER_FOLDER = $server.Folder; N8N_PORT = $server.Port; N8N_LISTEN_ADDRESS = '127.0.0.1'; N8N_HOST = '127.0.0.1'
        N8N_DIAGNOSTICS_ENABLED = 'false'; N8N_VERSION_NOTIFICATIONS_ENABLED = 'false'; N8N_TEMPLATES_ENABLED = 'false'
        N8N_PERSONALIZATION_ENABLED = 'false'; N8N_HIRING_BANNER_ENABLED = 'false'; N8N_COMMUNITY_PACKAGES_ENABLED = 'false'
        # Neither needs a build then: the runner of Code nodes, and the expressions' engine (isolated-vm).
        N8N_RUNNERS_ENABLED = 'false'; N8N_EXPRESSION_ENGINE = 'legacy'
        N8N_SECURE_COOKIE = 'false'; N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'true'
    }
    $setting.GetEnumerator() | ForEach-Object { $start.Environment[$_.Key] = "$($_.Value)" }
    # The key is the product's; n8n has no use for it.
    $null = $start.Environment.Remove('N8N_API_KEY')
    $server.Process = [System.Diagnostics.Process]::Start($start)
    # Its output is kept in memory: read by nobody, a full pipe would stop it.
    $server.Output = $server.Process.StandardOutput.ReadToEndAsync()
    $server.Errors = $server.Process.StandardError.ReadToEndAsync()
    $limit = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (Test-N8nServer $server)) {
        if ($server.Process.HasExited -or $limit.Elapsed.TotalSeconds -gt 300) {
            Stop-N8nServer $server
            $said = "$($server.Output.Result)$($server.Errors.Result)".Trim() -split "`n" | Select-Object -Last 15
            throw "n8n did not start within $([int] $limit.Elapsed.TotalSeconds) s. It said:`n$($said -join "`n")"
        }

        Start-Sleep -Milliseconds 500
    }

    $server
}

function Stop-N8nServer {
    <# .SYNOPSIS Ends n8n at once, as a power cut would; with -Remove its data go too. #>
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [pscustomobject] $Server, [switch] $Remove)

    if (-not $PSCmdlet.ShouldProcess($Server.BaseUri, 'Stop n8n')) { return }
    if ($Server.Process -and -not $Server.Process.HasExited) {
        $Server.Process.Kill($true)
        $Server.Process.WaitForExit()
    }

    if ($Remove) { Remove-Item -LiteralPath $Server.Folder -Recurse -Force -ErrorAction Ignore }
}

function New-N8nKey {
    <# .SYNOPSIS Makes the owner of a new n8n and an API key that can do what the checks need; the session stays in the server's object. #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([securestring])]
    param([Parameter(Mandatory)] [pscustomobject] $Server)

    if (-not $PSCmdlet.ShouldProcess($Server.BaseUri, 'Make an owner and an API key')) { return }
    $owner = @{ email = 'owner@example.com'; firstName = 'Real'; lastName = 'Engine'; password = "Aa1-$([guid]::NewGuid())" }
    $null = Invoke-RestMethod "$($Server.BaseUri)rest/owner/setup" -Method Post -ContentType 'application/json' -Body ($owner | ConvertTo-Json) -SessionVariable session
    $Server.Session = $session
    $scopes = 'create', 'read', 'delete', 'activate', 'deactivate' | ForEach-Object { "workflow:$_" }
    $key = @{ label = 'RealEngine.ps1'; expiresAt = $null; scopes = @($scopes) + 'execution:read', 'execution:list' }
    $made = Invoke-RestMethod "$($Server.BaseUri)rest/api-keys" -Method Post -ContentType 'application/json' -Body ($key | ConvertTo-Json) -WebSession $session
    ConvertTo-Token $made.data.rawApiKey
}

function Stop-N8nExecution {
    <# .SYNOPSIS Stops an execution as the editor's button does; the public API of n8n 1 has nothing for it. #>
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [pscustomobject] $Server, [Parameter(Mandatory)] [string] $Id)

    if (-not $PSCmdlet.ShouldProcess($Id, 'Stop the execution')) { return }
    $null = Invoke-RestMethod "$($Server.BaseUri)rest/executions/$Id/stop" -Method Post -WebSession $Server.Session
}

function New-N8nFolder {
    <# .SYNOPSIS A folder of its own and a free port. #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([pscustomobject])]
    param()

    if (-not $PSCmdlet.ShouldProcess('A folder for n8n', 'Make')) { return }
    $folder = [System.IO.Directory]::CreateTempSubdirectory('n8n-').FullName
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    [pscustomobject]@{ BaseUri = "http://127.0.0.1:$port/"; Port = $port; Folder = $folder; Process = $null; Output = $null; Errors = $null; Session = $null }
}

function Test-N8nServer {
    <# .SYNOPSIS Whether n8n answers and has its own pages ready, which it has last. #>
    [CmdletBinding()]
    [OutputType([bool])]
    param([Parameter(Mandatory)] [pscustomobject] $Server)

    try {
        $null = Invoke-RestMethod "$($Server.BaseUri)healthz/readiness" -TimeoutSec 5
        $null -ne (Invoke-RestMethod "$($Server.BaseUri)rest/settings" -TimeoutSec 5).data
    }
    catch {
        $false
    }
}
