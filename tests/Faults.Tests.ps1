#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# What a user sees of the faults of docs/faults.md: the error record, the objects, and what reaches the terminal.

BeforeDiscovery {
    $page = 'Check that the base URI is the service''s API, and try again.'
    $network = 'Check the network, the proxy and the base URI *.'
    # Play: what the service answers. Wait: whether Wait goes on until the service is well, or ends at once.
    $script:Faults = @(
        @{ Fault = 'a reset before the headers'; Play = @{ fault = @{ kind = 'resetBeforeHeaders' } }; Id = 'ConnectionFailed'; Category = 'ConnectionError'; Says = '*could not be read: the connection was lost: Connection reset by peer. *'; Action = $network; Wait = $true }
        @{ Fault = 'a reset within the body'; Play = @{ fault = @{ kind = 'resetMidBody' } }; Id = 'ConnectionFailed'; Category = 'ConnectionError'; Says = '*the connection was lost: Connection reset by peer (HTTP 200). *'; Action = $network; Wait = $true }
        @{ Fault = 'a truncated body'; Play = @{ fault = @{ kind = 'truncatedLength' } }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: the answer was truncated (HTTP 200). *'; Action = $page; Wait = $true }
        @{ Fault = 'a body cut without a word'; Play = @{ fault = @{ kind = 'truncatedClose' } }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: the answer was truncated (HTTP 200). *'; Action = $page; Wait = $true }
        @{ Fault = 'HTML with 200'; Play = @{ fault = @{ kind = 'html' } }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: the answer is not JSON but text/html (HTTP 200). *'; Action = $page; Wait = $true }
        @{ Fault = 'an empty body'; Play = @{ fault = @{ kind = 'emptyBody' } }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: the answer is empty (HTTP 200). *'; Action = $page; Wait = $true }
        @{ Fault = 'a gzip bomb'; Play = @{ fault = @{ kind = 'gzipBomb' } }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: the answer is larger than the limit of 16 MB (body) (HTTP 200). *'; Action = $page; Wait = $true }
        @{ Fault = 'a body that comes byte by byte'; Play = @{ fault = @{ kind = 'slowBody'; intervalMs = 1000 } }; Seconds = 0.4; Id = 'RequestTimeout'; Category = 'OperationTimeout'; Says = '*could not be read: no answer within 0.4 s (HTTP 200). *'; Action = 'Try again later, or allow more time for a request.'; Wait = $true }
        @{ Fault = 'silence'; Play = @{ fault = @{ kind = 'stallBeforeHeaders' } }; Seconds = 0.4; Id = 'RequestTimeout'; Category = 'OperationTimeout'; Says = '*could not be read: no answer within 0.4 s. *'; Action = 'Try again later, or allow more time for a request.'; Wait = $true }
        @{ Fault = 'a redirect to another origin'; Play = @{ status = 302; headers = @{ Location = 'https://evil.example/take?key=1' } }; Id = 'RequestRejected'; Category = 'InvalidArgument'; Says = '*the service redirects to https://evil.example/take, and redirects are not followed * (HTTP 302). *'; Action = 'Set the base URI to the service''s present address.'; Wait = $false }
        @{ Fault = '400'; Play = @{ status = 400 }; Id = 'RequestRejected'; Category = 'InvalidArgument'; Says = '*the service refused the request (HTTP 400). The service says: *'; Action = 'Check the id and the provider''s parameters.'; Wait = $false }
        @{ Fault = '401'; Play = @{ status = 401 }; Id = 'Unauthorized'; Category = 'AuthenticationError'; Says = '*the credential was refused (HTTP 401). The service says: *'; Action = 'Check the token and whether it has expired.'; Wait = $false }
        @{ Fault = '403'; Play = @{ status = 403 }; Id = 'Forbidden'; Category = 'PermissionDenied'; Says = '*the credential may not read this run (HTTP 403). The service says: *'; Action = 'Check the credential''s role and the account or tenant.'; Wait = $false }
        @{ Fault = '403 of a used-up rate limit'; Play = @{ status = 403; headers = @{ 'X-RateLimit-Remaining' = '0'; 'X-RateLimit-Reset' = '1' } }; Id = 'RateLimited'; Category = 'LimitsExceeded'; Says = '*could not be read: too many requests (HTTP 403). *'; Action = 'Try again in 1 s, or ask for fewer runs at once.'; Wait = $true }
        @{ Fault = '404'; Play = @{ status = 404 }; Id = 'RunNotFound'; Category = 'ObjectNotFound'; Says = '*was not found (HTTP 404). The service says: *'; Action = 'Check the id, and that it belongs to this account.'; Wait = $true }
        @{ Fault = '429 with Retry-After'; Play = @{ status = 429; headers = @{ 'Retry-After' = '1' } }; Id = 'RateLimited'; Category = 'LimitsExceeded'; Says = '*could not be read: too many requests (HTTP 429). *'; Action = 'Try again in 1 s, or ask for fewer runs at once.'; Wait = $true }
        @{ Fault = '500'; Play = @{ status = 500 }; Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Says = '*the service failed (HTTP 500). The service says: *'; Action = 'Try again later; if it goes on, ask the service''s support.'; Wait = $true }
        @{ Fault = 'a state that is no word'; Play = @{ body = '{"workflowId": "run-1", "status": ["done"]}' }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: expected the state as a text at $.status, found an array (HTTP 200). *'; Action = 'Check the path ''run.status'' of the definition against the service''s documents, then that the base URI is the service''s API.'; Wait = $true }
        @{ Fault = 'a member that occurs twice'; Play = @{ body = '{"status": "RUNNING", "status": "COMPLETED"}' }; Id = 'InvalidResponse'; Category = 'InvalidData'; Says = '*cannot be used: *twice*(HTTP 200). *'; Action = 'Check that the base URI is the service''s API and that the definition fits its version.'; Wait = $true }
    )
}

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Sim = Open-Simulator -SecondOrigin
    $script:Call = @{ Provider = 'Aster'; TenantId = 'acme'; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Sim.Key }
    $script:Escape = [string] [char] 27
    # Sets the title and rings: no colour of ours does, so that it is the service's wherever it turns up.
    $script:Title = "$Escape]0;pwned$([char] 7)"
    $script:Hostile = @{
        'title-run'  = @{ body = @{ workflowId = 'title-run'; status = 'RUNNING'; currentStep = "$Title`rstep"; "$($Title)name" = @{ deep = $Title }; result = @{ message = $Title }; error = @{ message = $Title } } }
        'title-word' = @{ body = @{ workflowId = 'title-word'; status = "$Title`rword" } }
        'title-fail' = @{ body = @{ workflowId = 'title-fail'; status = 'FAILED'; result = @{ error = @{ message = "$Title`rSucceeded"; type = $Title } } } }
        'title-400'  = @{ status = 400; body = @{ error = "$Title`rnothing"; message = "$Title`rnothing"; code = $Title; requestId = $Title } }
        'title-500'  = @{ status = 500; body = @{ error = $Title; message = $Title } }
        'title-302'  = @{ status = 302; headers = @{ Location = "https://evil.example/%1b]0;pwned" } }
    }

    function Get-OneError([scriptblock] $Script) {
        $problem = @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problem | Should -HaveCount 1
        $problem[0]
    }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'Get-WorkflowStatus at a service that answers with <Fault>' -ForEach $Faults {
    BeforeEach {
        Clear-Simulator $Sim
        $seconds = if ($Seconds) { $Seconds } else { 30 }
    }

    It 'is the error <Id>, with its category, its target, the service''s words and what to do' {
        Add-SimulatorScript $Sim Aster run-1 $Play
        $problem = Get-OneError { Get-WorkflowStatus run-1 @Call -MaximumRetryCount 0 -RequestTimeoutSec $seconds }
        $problem.FullyQualifiedErrorId | Should -Be "$Id,WorkflowStatus.Commands.GetWorkflowStatusCommand"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.TargetObject | Should -Be 'run-1'
        "$problem" | Should -BeLike "Aster run 'run-1'$Says"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike $Action
        "$problem".EndsWith($problem.ErrorDetails.RecommendedAction) | Should -BeTrue
        Get-SimulatorRequest $Sim | Should -HaveCount 1
    }

    It 'costs the other runs nothing' {
        Add-SimulatorScript $Sim Aster run-1 $Play
        $runs = Get-WorkflowStatus success-1, run-1, failure-1 @Call -MaximumRetryCount 0 -RequestTimeoutSec $seconds -ErrorAction Ignore
        $runs.Id | Should -Be 'success-1', 'failure-1'
    }

}

Describe 'Wait-WorkflowStatus at a service that answers' {
    BeforeEach {
        Clear-Simulator $Sim
        $seconds = if ($Seconds) { $Seconds } else { 30 }
    }

    It 'with <Fault> goes on until the run''s end' -ForEach $Faults.Where({ $_.Wait }) {
        Add-SimulatorScript $Sim Aster run-1 $Play, 'running', 'succeeded'
        $run = Wait-WorkflowStatus run-1 @Call -PollInterval 0.05 -RequestTimeoutSec $seconds -ErrorVariable problem
        $run.State | Should -Be 'Succeeded'
        $problem | Should -BeNullOrEmpty
        Get-SimulatorRequest $Sim | Should -HaveCount 3
    }

    It 'with <Fault> ends that run at once' -ForEach $Faults.Where({ -not $_.Wait }) {
        Add-SimulatorScript $Sim Aster run-1 $Play, 'succeeded'
        $problem = Get-OneError { Wait-WorkflowStatus run-1 @Call -PollInterval 0.05 }
        $problem.FullyQualifiedErrorId | Should -Be "$Id,WorkflowStatus.Commands.WaitWorkflowStatusCommand"
        Get-SimulatorRequest $Sim | Should -HaveCount 1
    }
}

Describe 'A service that recovers' {
    BeforeEach { Clear-Simulator $Sim }

    It 'is asked again by Get, which tells what it got over' {
        Add-SimulatorScript $Sim Aster run-1 @{ status = 500 }, @{ fault = @{ kind = 'resetMidBody' } }, 'succeeded'
        $told = Get-WorkflowStatus run-1 @Call -Verbose 4>&1
        $told.Where({ $_ -is [WorkflowStatus.WorkflowRun] }).State | Should -Be 'Succeeded'
        $notes = $told.Where({ $_ -is [System.Management.Automation.VerboseRecord] })
        "$($notes[0])" | Should -BeLike "Aster run 'run-1': HTTP 500; asking again in * (retry 1)"
        "$($notes[1])" | Should -BeLike "Aster run 'run-1': the connection was lost: *; asking again in * (retry 2)"
    }

    It 'is not asked again before its time when it wants more than half a minute' {
        Add-SimulatorScript $Sim Oumla run-1 @{ status = 429; headers = @{ 'Retry-After' = '3600' } }, 'succeeded'
        # Another service: the waits of this one keep away from now on.
        $problem = Get-OneError { Get-WorkflowStatus run-1 -Provider Oumla -BaseUri $Sim.BaseUri -Token $Call.Token }
        $problem.FullyQualifiedErrorId | Should -BeLike 'RateLimited,*'
        $problem.ErrorDetails.RecommendedAction | Should -Be 'Try again in 3600 s, or ask for fewer runs at once.'
        Get-SimulatorRequest $Sim | Should -HaveCount 1
    }
}

Describe 'Nobody there' {
    It 'is ConnectionFailed with the address that was tried' {
        $port = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $port.Start()
        $closed = "http://$($port.LocalEndpoint)"
        $port.Stop()
        $problem = Get-OneError { Get-WorkflowStatus run-1 -Provider Aster -TenantId acme -BaseUri $closed -Token $Call.Token -MaximumRetryCount 0 }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$problem" | Should -BeLike "*the connection failed: Connection refused ($($closed.Substring(7))). *"
        $problem.ErrorDetails.RecommendedAction | Should -Be "Check the network, the proxy and the base URI $closed."
    }

    It 'at the proxy is ConnectionFailed, and says nothing of the proxy''s password' {
        $script = 'Import-Module $env:WS_MANIFEST; Get-WorkflowStatus run-1 -Provider Aster -TenantId acme -BaseUri https://service.test -MaximumRetryCount 0 -Verbose; $Error | Get-Error | Out-String; $Error[0].Exception.ToString()'
        # The simulator is no proxy: it answers CONNECT with an error.
        foreach ($proxy in $Sim.BaseUri.Replace('//', '//me:hunter2@'), 'http://me:hunter2@127.0.0.1:1') {
            $run = Invoke-PowerShellProcess $script -Environment @{ WS_MANIFEST = $ModuleManifest; ASTER_TOKEN = 'key-0123456789'; HTTPS_PROXY = $proxy; NO_PROXY = $null }
            "$($run.Output)$($run.ErrorText)" | Should -Match 'the proxy did not connect to the service|Connection refused \(127\.0\.0\.1:1\)'
            "$($run.Output)$($run.ErrorText)" | Should -Not -Match 'hunter2'
        }
    }
}

Describe 'Text of a service that acts on a terminal' {
    BeforeAll {
        Clear-Simulator $Sim
        $Hostile.GetEnumerator() | ForEach-Object { Add-SimulatorScript $Sim Aster $_.Key $_.Value }
        $script:Raw = [regex]::Escape("$Escape]0;")
        $script:Ids = @($Hostile.Keys)
    }

    It 'comes to no stream as it is, however the output is rendered' {
        $script = @'
Import-Module $env:WS_MANIFEST
$PSStyle.OutputRendering = 'Ansi'
$call = @{ Provider = 'Aster'; TenantId = 'acme'; BaseUri = $env:WS_BASE; MaximumRetryCount = 1; Verbose = $true }
$ids = $env:WS_IDS -split ','
& {
    Get-WorkflowStatus $ids @call | Tee-Object -Variable runs
    $runs | Format-List
    $runs | Format-List *
    $runs | Format-Wide
    $runs | Format-Custom -View WorkflowStatus.WorkflowRun.Tree
    $runs | ForEach-Object { "$_"; "$($_.Steps)"; "$($_.Error)"; $_.Details; $_.Result; "$($_.Details)" }
    $runs | ConvertTo-Csv
    $runs | ConvertTo-Json -Depth 5
    Wait-WorkflowStatus $ids @call -Timeout 0.3 -PollInterval 0.1 -ErrorOnFailure
    Watch-WorkflowStatus $ids @call -Timeout 0.3 -PollInterval 0.1 | Tee-Object -Variable changes
    $changes | Format-List
    $Error | Get-Error
    $Error | ForEach-Object { $_.Exception.ToString() }
} *>&1 | Out-String -Width 200
'@
        $run = Invoke-PowerShellProcess $script -Environment @{ WS_MANIFEST = $ModuleManifest; WS_BASE = $Sim.BaseUri; WS_IDS = $Ids -join ','; ASTER_TOKEN = $Sim.Key; NO_COLOR = $null }
        $run.Output | Should -Match '␛]0;pwned␇' -Because 'the service''s words are shown, as pictures'
        foreach ($id in $Ids) { $run.Output | Should -Match $id }
        "$($run.Output)$($run.ErrorText)" | Should -Not -Match $Raw
        "$($run.Output)$($run.ErrorText)" | Should -Not -Match "`a"
        "$($run.Output)$($run.ErrorText)" -replace "`r`n", "`n" | Should -Not -Match "`r"
    }

    It 'comes to no progress bar as it is' {
        $pipeline = Open-Pipeline 'Wait-WorkflowStatus $ids @call -Timeout 1 -PollInterval 0.1' -Variable @{ call = $Call; ids = $Ids }
        try {
            Complete-Pipeline $pipeline
            $progress = @($pipeline.Shell.Streams.Progress)
            $text = $progress | ForEach-Object { $_.Activity, $_.StatusDescription, $_.CurrentOperation }
            "$text" | Should -Match '␛]0;pwned'
            "$text" | Should -Not -Match $Raw
            "$text" | Should -Not -Match "[`a`r`n]"
        }
        finally {
            Close-Pipeline $pipeline
        }
    }
}

Describe 'An answer that would cost more than it weighs' {
    BeforeEach { Clear-Simulator $Sim }

    It 'takes a hundred thousand names that differ in case alone, and loses none' {
        # As JSON they are different names; as properties they are one, and each gets a number.
        $names = foreach ($number in 0..99999) {
            $letters = [char[]] 'abcdefghijklmnopq'
            for ($bit = 0; $bit -lt 17; $bit++) { if ($number -shr $bit -band 1) { $letters[$bit] = [char]::ToUpperInvariant($letters[$bit]) } }
            """$([string]::new($letters))"":$number"
        }
        Add-SimulatorScript $Sim Aster run-1 @{ body = "{""status"":""RUNNING"",""stranger"":{$($names -join ',')}}" }
        $run = Get-WorkflowStatus run-1 @Call
        $run.State | Should -Be 'Running'
        @($run.Details.stranger.psobject.Properties).Count | Should -Be 100000
    }
}
