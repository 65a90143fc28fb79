#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# A known secret is put into play in every way, everything that can be seen of it is written into one folder, and the
# secret is looked for there in every form. Each test of a form is worth what the test before it found to look through.

BeforeDiscovery {
    $script:Forms = 'as it is', 'in Base64', 'escaped for an address', 'escaped for JSON', 'in the hexadecimal digits of a SecureString', 'in part'
    $script:Files = 'transcript.txt', 'streams.txt', 'all.clixml', 'all.json', 'errors.txt', 'geterror.txt', 'errors.clixml', 'errors.json', 'jobs.txt', 'jobs.clixml', 'runs.csv', 'commandlines.txt', 'history.txt', 'stdout.txt', 'connections.json'
}

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    # Long and strange enough that no text holds it by chance, with every character that one or the other form escapes.
    $script:Key = "Canary+$([guid]::NewGuid().ToString('N'))/Key=="
    $script:Word = @{
        'as it is'                                    = $Key
        'in Base64'                                   = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Key)).TrimEnd('=')
        'escaped for an address'                      = [uri]::EscapeDataString($Key)
        'escaped for JSON'                            = $Key.Replace('+', '\u002B')
        'in the hexadecimal digits of a SecureString' = [System.Convert]::ToHexString([System.Text.Encoding]::Unicode.GetBytes($Key))
        'in part'                                     = $Key.Substring(0, 20)
    }
    $script:Sim = Open-Simulator -Key $Key -SecondOrigin
    $script:Folder = "$(New-Item -ItemType Directory "$TestDrive/canary")"

    # What a service may do with the key that it got: quote it, in every spelling, in errors and in runs.
    $spellings = "$Key; $($Word['in Base64']); $($Word['escaped for an address'])"
    $json = (ConvertTo-Json $spellings).Replace('+', '\u002B').Replace('/', '\/')
    $echo = @{
        'echo-plain'   = @{ status = 401; body = @{ error = "The token $Key is of no use."; message = $spellings; requestId = $Key; code = $Key } }
        'echo-escaped' = @{ status = 400; body = "{""error"": $json}" }
        'echo-late'    = @{ status = 403; body = @{ error = ('x' * 485) + $Key } }
        'echo-server'  = @{ status = 500; body = @{ message = $spellings } }
        'echo-limit'   = @{ status = 429; headers = @{ 'Retry-After' = '0' }; body = @{ message = $spellings } }
        'echo-html'    = @{ status = 401; contentType = 'text/html'; body = "<html>$spellings</html>" }
        'echo-page'    = @{ status = 200; contentType = 'text/html'; body = "<html>$spellings</html>" }
        'echo-moved'   = @{ status = 302; headers = @{ Location = "$($Sim.SecondOrigin)/$($Word['escaped for an address'])/x?key=$($Word['escaped for an address'])" } }
        'echo-run'     = @{ status = 200; body = "{""workflowId"": ""echo-run"", ""status"": ""FAILED"", ""result"": {""error"": {""message"": $json, ""type"": $json}, ""input"": [$json]}, $json`: 1, ""snapshot"": {""headers"": {""Authorization"": ""Bearer $Key""}}}" }
        'echo-word'    = @{ status = 200; body = @{ workflowId = 'echo-word'; status = $Key } }
        'moved-1'      = @{ status = 307; headers = @{ Location = "$($Sim.SecondOrigin)/api/v1/workflows/moved-1/state" } }
        'html-1'       = @{ fault = @{ kind = 'html' } }
        'reset-1'      = @{ fault = @{ kind = 'resetMidBody' } }
        'stall-1'      = @{ fault = @{ kind = 'stallBeforeHeaders' } }
    }
    $echo.GetEnumerator() | ForEach-Object { Add-SimulatorScript $Sim Aster $_.Key $_.Value }
    Add-SimulatorScript $Sim Storyteller moved-1 @{ status = 302; headers = @{ Location = "$($Sim.SecondOrigin)/api/moved-1/status" } }

    $script:Secret = New-SecretHome "$TestDrive/vault" -Key $Key
    $command = @'
$folder = $env:WS_FOLDER
$null = Start-Transcript "$folder/transcript.txt"
Import-Module $env:WS_MANIFEST
$token = [securestring]::new(); $env:WS_VAULT_KEY.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
$wrong = $token.Copy(); "`nX-Evil: 1".ToCharArray() | ForEach-Object { $wrong.AppendChar($_) }
$cut = $token.Copy(); $cut.InsertAt(25, [char] 0)
# Without the actions -Debug would make PowerShell ask about every error.
$told = @{ Verbose = $true; Debug = $true; ErrorAction = 'Continue'; WarningAction = 'Continue' }
$aster = $told + @{ Provider = 'Aster'; TenantId = 'acme'; BaseUri = $env:WS_BASE; MaximumRetryCount = 1; RequestTimeoutSec = 0.5 }
$story = $told + @{ Provider = 'Storyteller'; BaseUri = $env:WS_BASE; MaximumRetryCount = 0 }
$ids = @($env:WS_IDS -split ',') + 'success-1', 'failure-1', 'notfound-1', 'unauthorized-1', 'forbidden-1', 'error-1', '..'
$vaults = [bool] (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
if ($vaults) { Register-SecretVault -Name Test -ModuleName TestVault }
$jobs = [System.Collections.Generic.List[object]]::new()
function Try-Line([scriptblock] $Script) { try { & $Script } catch { $_ } }
& {
    Register-WorkflowConnection canary Aster -TenantId acme -BaseUri $env:WS_BASE -SecretName $(if ($vaults) { 'text' } else { 'none' }) -PassThru @told
    Register-WorkflowConnection variable Aster -TenantId acme -BaseUri $env:WS_BASE -PassThru
    Register-WorkflowConnection closed Aster -TenantId acme -BaseUri $env:WS_CLOSED
    Get-WorkflowConnection
    # By token, by environment variable, by secret.
    Get-WorkflowStatus $ids @aster -Token $token
    Get-WorkflowStatus moved-1, success-1 @story -Token $token
    Wait-WorkflowStatus $ids @aster -Token $token -Timeout 0.5 -PollInterval 0.2 -ErrorOnFailure
    Watch-WorkflowStatus $ids @aster -Token $token -Timeout 0.5 -PollInterval 0.2
    $env:ASTER_TOKEN = $env:WS_VAULT_KEY
    Get-WorkflowStatus success-1, echo-plain, echo-run -Connection variable @told
    if ($vaults) {
        Get-WorkflowStatus success-1, echo-plain -Connection canary @told
        foreach ($name in 'login', 'token-table', 'newline', 'header', 'failing', 'locked', 'other-table', 'nothing') {
            Try-Line { Get-WorkflowStatus success-1 -Connection canary -SecretName $name @told }
        }
    }
    Get-WorkflowStatus success-1 -Connection closed -MaximumRetryCount 0 @told
    Test-WorkflowConnection * | ForEach-Object { $_; $_.Checks }
    # What cannot be sent.
    Try-Line { Get-WorkflowStatus success-1 @aster -Token $wrong }
    Try-Line { Get-WorkflowStatus success-1 @aster -Token $cut }
    Try-Line { Get-WorkflowStatus success-1 -Provider Aster -BaseUri $env:WS_BASE -Parameter @{ TenantId = "$env:WS_VAULT_KEY`n" } -Token $token }
    # The key in the wrong place.
    Try-Line { Register-WorkflowConnection wrong Aster -TenantId acme -SecretName "$env:WS_VAULT_KEY`n" }
    foreach ($line in { Get-WorkflowStatus $ids @aster -Token $token -AsJob }, { Wait-WorkflowStatus $ids @aster -Token $token -Timeout 0.5 -AsJob }, { Start-Job { Import-Module $using:env:WS_MANIFEST; $given = $using:aster; Get-WorkflowStatus success-1, echo-plain, echo-run @given -Token $using:token } }) {
        $job = & $line
        $jobs.Add($job)
    }
    # While the job of its own process runs. The simulator is told its key on its own command line.
    Get-ChildItem /proc/[0-9]*/cmdline -ErrorAction Ignore | ForEach-Object { try { [System.IO.File]::ReadAllText($_).Replace([char] 0, ' ') } catch { } } | Where-Object { $_ -notlike '*WorkflowStatus.Simulator*' } | Set-Content "$folder/commandlines.txt"
    $null = $jobs | Wait-Job -Timeout 30
    & {
        foreach ($job in @($jobs) + @($jobs.ChildJobs)) {
            $job | Format-List * -Force
            foreach ($stream in 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress') { $job.$stream | Format-List * -Force }
        }
    } | Out-String -Width 500 | Set-Content "$folder/jobs.txt"
    $jobs | Export-Clixml "$folder/jobs.clixml" -Depth 3
    $jobs | Receive-Job
} *>&1 | Tee-Object -Variable all | Out-String -Width 500 -Stream | Tee-Object "$folder/streams.txt"
$all | Export-Clixml "$folder/all.clixml" -Depth 3
# Our own objects to the last level; a record of PowerShell's would drag the whole session in.
$all | ForEach-Object { if ($_.GetType().Namespace -eq 'WorkflowStatus') { $_ } else { "$_" } } | ConvertTo-Json -Depth 10 -WarningAction Ignore | Set-Content "$folder/all.json"
$all | Where-Object { $_ -is [WorkflowStatus.WorkflowRun] } | Export-Csv "$folder/runs.csv"
$problems = @($Error) + @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
$problems | ForEach-Object { $_ | Get-Error } | Out-String -Width 500 | Set-Content "$folder/geterror.txt"
$problems | Export-Clixml "$folder/errors.clixml" -Depth 3
$problems | ForEach-Object { $_ | Format-List * -Force; $_.Exception | Format-List * -Force; $_.InvocationInfo | Format-List * -Force; $_.Exception.ToString() } | Out-String -Width 500 | Set-Content "$folder/errors.txt"
$problems | ForEach-Object { [pscustomobject]@{ Text = "$_"; Id = $_.FullyQualifiedErrorId; Target = $_.TargetObject; Details = $_.ErrorDetails; Exception = $_.Exception | Select-Object * -ExcludeProperty TargetSite, InnerException, ErrorRecord, SerializedRemoteException, SerializedRemoteInvocationInfo; Cause = "$($_.Exception.InnerException)" } } | ConvertTo-Json -Depth 10 -WarningAction Ignore | Set-Content "$folder/errors.json"
$shell = [powershell]::Create('CurrentRunspace').AddScript('Get-WorkflowStatus success-1 @aster -Token $token')
$null = $shell.Invoke($null, [System.Management.Automation.PSInvocationSettings]@{ AddToHistory = $true })
Get-History | Format-List * -Force | Out-String -Width 500 | Set-Content "$folder/history.txt"
Copy-Item "$env:WORKFLOWSTATUS_HOME/*" $folder
$null = Stop-Transcript
'@
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $closed = "http://$($listener.LocalEndpoint)"
    $listener.Stop()
    $script:File = "$TestDrive/canary.ps1"
    Set-Content -LiteralPath $File -Value $command
    $environment = $Secret + @{ WS_BASE = $Sim.BaseUri; WS_CLOSED = $closed; WS_FOLDER = $Folder; WS_IDS = $echo.Keys -join ',' }
    $script:Child = Invoke-PowerShellProcess "& '$File'" -Environment $environment -TimeoutSec 120
    [System.IO.File]::WriteAllText("$Folder/stdout.txt", $Child.Output)
    [System.IO.File]::WriteAllText("$Folder/stderr.txt", $Child.ErrorText)
    $script:Asked = Get-SimulatorRequest $Sim
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'The canary' {
    It 'was in play' {
        ($Asked | Where-Object target -Like '*/success-1/state').headers.Authorization | Select-Object -Unique | Should -Be "Bearer $Key"
        ($Asked | Where-Object target -Like '/api/success-1/status').headers.'x-storyteller-api-key' | Select-Object -Unique | Should -Be $Key
    }

    It 'left a trace in <_>' -ForEach $Files {
        # The history is empty where a host keeps none.
        (Get-Item -LiteralPath "$Folder/$_").Length | Should -BeGreaterThan $(if ($_ -eq 'history.txt') { -1 } else { 100 })
    }

    It 'was echoed, refused, redirected, cut off and timed out' {
        $streams = Get-Content "$Folder/streams.txt" -Raw
        foreach ($trace in 'HTTP 400', 'HTTP 401', 'HTTP 403', 'HTTP 404', 'HTTP 429', 'HTTP 500', 'redirects', 'not JSON', 'no answer', 'control character', '********', 'asking again', 'echo-run', 'Authentication') {
            $streams | Should -BeLike "*$([WildcardPattern]::Escape($trace))*"
        }

        $run = Import-Csv "$Folder/runs.csv" | Where-Object Id -EQ 'echo-run' | Select-Object -First 1
        $run.State | Should -Be 'Failed'
        $run.Message | Should -BeLike ([WildcardPattern]::Escape('********') + '*') -Because 'the service quoted the key'
    }

    It 'is nowhere <_>' -ForEach $Forms {
        $word = $Word[$_]
        $found = Get-ChildItem -LiteralPath $Folder -File | ForEach-Object {
            $text = [System.IO.File]::ReadAllText($_.FullName)
            $at = $text.IndexOf($word, [System.StringComparison]::OrdinalIgnoreCase)
            if ($at -ge 0) { "$($_.Name): …$($text.Substring([Math]::Max(0, $at - 150), [Math]::Min(150, $at)))" }
        }
        $found | Should -BeNullOrEmpty
    }

    It 'never went to a second origin' {
        $Asked | Where-Object origin -EQ $Sim.SecondOrigin | Should -BeNullOrEmpty
        $Asked | Where-Object target -Like '*moved-1*' | Should -Not -BeNullOrEmpty
    }

    It 'was sent in no address, and in one header alone' {
        $Asked.target | Where-Object { $_ -like "*$($Word['in part'])*" } | Should -BeNullOrEmpty
        foreach ($request in $Asked) {
            $request.headers.PSObject.Properties | Where-Object { "$($_.Value)" -like "*$($Word['in part'])*" } | Should -HaveCount 1 -Because $request.target
        }
    }
}
