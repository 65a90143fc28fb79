#Requires -Version 7.3
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $script:ScriptCases = Get-ChildItem "$PSScriptRoot/../Examples/*.ps1" | Where-Object Name -NE 'Demo.ps1' | ForEach-Object { @{ Name = $_.BaseName; File = $_.FullName } }
    $script:NoAnalyzer = -not (Get-Module -ListAvailable PSScriptAnalyzer)
}

BeforeAll {
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Simulator.ps1"
    Clear-CredentialVariable
    $script:Root = [System.IO.Path]::GetFullPath("$PSScriptRoot/..")
    $script:Saved = @{ Home = $env:WORKFLOWSTATUS_HOME; Path = $env:PSModulePath }
    $env:WORKFLOWSTATUS_HOME = "$TestDrive/home"
    # The scripts want the module installed: this is the folder of modules that it is in.
    $null = New-Item -ItemType Directory "$TestDrive/modules"
    $null = New-Item -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Path "$TestDrive/modules/WorkflowStatus" -Target $Root
    $env:PSModulePath = "$TestDrive/modules$([System.IO.Path]::PathSeparator)$env:PSModulePath"
    Import-Module WorkflowStatus -Force
    Push-Location $TestDrive

    function Invoke-Example {
        # Runs a script as a scheduled task does, in a PowerShell of its own, after what was typed there before.
        param([string] $Line, [string] $After)
        $script, $arguments = $Line -split ' ', 2
        Invoke-PowerShellProcess "`$PSStyle.OutputRendering = 'PlainText'; Set-Location -LiteralPath '$TestDrive'; $After; & '$Root/Examples/$script' $arguments; exit `$LASTEXITCODE" -TimeoutSec 120
    }

    function New-WrongDefault {
        # What makes a command end at once, whatever -ErrorAction is, where variables of the caller have the script's names.
        param([string] $Command)
        "`$runs = `$open = `$ended = Get-WorkflowStatus success-of-the-caller -Provider Demo; 'Provider', 'Connection' | ForEach-Object { `$PSDefaultParameterValues['${Command}:' + `$_] = 'Demo' }"
    }

    function New-RunList {
        # A CSV file that names runs of the Demo provider, and its name.
        param([string] $Name, [string[]] $Id)
        $Id | ForEach-Object { [pscustomobject]@{ Provider = 'Demo'; Id = $_ } } | Export-Csv $Name
        $Name
    }
}

AfterAll {
    Pop-Location
    $env:WORKFLOWSTATUS_HOME = $Saved.Home
    $env:PSModulePath = $Saved.Path
}

Describe 'The example <Name>' -ForEach $ScriptCases {
    It 'says what it does, with examples, and what each parameter is' {
        $help = Get-Help $File -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($parameter in @($help.parameters.parameter)) {
            $parameter.description.Text | Should -Match '\.$' -Because $parameter.name
        }
    }

    It 'is clean by every rule of PSScriptAnalyzer' -Skip:$NoAnalyzer {
        Invoke-ScriptAnalyzer -Path $File | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'can be read by Windows PowerShell 5.1' -Skip:$NoAnalyzer {
        $settings = @{ IncludeRules = @('PSUseCompatibleSyntax'); Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1') } } }
        Invoke-ScriptAnalyzer -Path $File -Settings $settings | Should -BeNullOrEmpty
    }
}

Describe 'NightlyTask' {
    BeforeAll {
        function Read-Mail {
            # The mail that a task wrote: its subject, its body and the report attached to it.
            param([string] $Folder)
            $file = @(Get-ChildItem $Folder -Filter *.eml)
            $file | Should -HaveCount 1
            $text = (Get-Content $file[0] -Raw) -replace '\r'
            $boundary = [regex]::Match($text, '(?m)^ boundary=(.+)$').Groups[1].Value
            $parts = foreach ($part in $text -split [regex]::Escape("--$boundary") | Where-Object { $_ -match 'Content-Transfer-Encoding: (\S+)' }) {
                $head, $content = $part -split '\n\n', 2
                $content = if ($head -match 'Encoding: base64') { [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($content)) }
                else { $content -replace '=\n' -replace '=3D', '=' -replace '=0A', "`n" }
                [pscustomobject]@{ Head = $head; Content = $content }
            }

            $parts | Should -HaveCount 2
            [pscustomobject]@{
                Subject = [regex]::Match($text, '(?m)^Subject: (.*)$').Groups[1].Value
                To = [regex]::Match($text, '(?m)^To: (.*)$').Groups[1].Value
                Body = $parts[0].Content
                AttachmentHead = $parts[1].Head
                Report = $parts[1].Content
            }
        }
    }

    It 'exits with 0 and mails it when all runs succeed' {
        $folder = New-Item -ItemType Directory "$TestDrive/good"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -To ops@example.com, boss@example.com"
        $run.ExitCode | Should -Be 0 -Because $run.ErrorText
        $mail = Read-Mail $folder
        $mail.Subject | Should -Be 'Nightly runs: all succeeded'
        $mail.To | Should -Be 'ops@example.com, boss@example.com'
        $mail.Body | Should -Match '<td>success-nightly</td>.*<td>Succeeded</td>'
        $mail.AttachmentHead | Should -Match 'attachment; filename=report\.html'
        $mail.Report | Should -BeLike '<!DOCTYPE html>*<title>Nightly runs</title>*flaky-nightly*</html>*'
        $run.Output | Should -BeLike '*success-nightly*Succeeded*'
    }

    It 'exits with 1 and names the run when one fails' {
        $folder = New-Item -ItemType Directory "$TestDrive/failed"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList $(New-RunList failed.csv success-n, failure-n, missing-n) -TimeoutSec 15"
        $run.ExitCode | Should -Be 1 -Because $run.ErrorText
        $mail = Read-Mail $folder
        $mail.Subject | Should -Be 'Nightly runs: a run failed'
        $mail.Body | Should -BeLike '*<td>failure-n</td>*One or more workflow steps failed*'
        $mail.Body | Should -BeLike '*<td>missing-n</td>*No run has the id &#39;missing-n&#39;*'
        $mail.Report | Should -BeLike '*3 of 418 tests failed*'
    }

    It 'mails without the report when none can be written' {
        $folder = New-Item -ItemType Directory "$TestDrive/unwritten"
        $name = if ($IsWindows) { 'TMP' } else { 'TMPDIR' }
        $before = [System.Environment]::GetEnvironmentVariable($name)
        [System.Environment]::SetEnvironmentVariable($name, "$TestDrive/no-such-folder")
        try { $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList $(New-RunList unwritten.csv failure-u)" }
        finally { [System.Environment]::SetEnvironmentVariable($name, $before) }
        $run.ExitCode | Should -Be 1 -Because $run.ErrorText
        (Get-ChildItem $folder -Filter *.eml | Get-Content -Raw) -replace '=\r?\n' | Should -BeLike '*<td>failure-u</td>*There is no report:*no-such-folder*'
    }

    It 'exits with 2 and says so when the list names no run' {
        $folder = New-Item -ItemType Directory "$TestDrive/empty"
        Set-Content empty.csv 'Provider,Id'
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList empty.csv"
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        $mail = Read-Mail $folder
        $mail.Subject | Should -Be 'Nightly runs: there were no runs'
        $mail.Body | Should -BeLike '*0 runs, 0 failed, 0 problems*'
    }

    It 'mails what ends the wait before it begins: <Why>' -ForEach @(
        @{ Why = 'a list that is not there'; Option = '-RunList no-such-list.csv'; Says = '*no-such-list.csv*' }
        @{ Why = 'a wrong parameter'; Option = '-TimeoutSec -5'; Says = '*Timeout*' }
    ) {
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' $Option"
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        $run.ErrorText | Should -BeNullOrEmpty
        $mail = Read-Mail $folder
        $mail.Subject | Should -Be 'Nightly runs: not all could be told'
        $mail.Body | Should -BeLike "*0 runs, 0 failed, 1 problems$Says"
        $run.Output | Should -BeLike "*! $Says"
    }

    It 'mails times in UTC that say so, whatever the culture' {
        $folder = New-Item -ItemType Directory "$TestDrive/times"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList $(New-RunList times.csv failure-t)" -After "[cultureinfo]::CurrentCulture = 'de-DE'"
        $run.ExitCode | Should -Be 1 -Because $run.ErrorText
        (Read-Mail $folder).Body | Should -Match '<td>\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ</td>'
    }

    It 'exits with 2 when the mail cannot be sent' {
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$TestDrive/no-such-folder' -RunList $(New-RunList unsent.csv success-u)"
        $run.ExitCode | Should -Be 2
        $run.ErrorText | Should -BeLike '*The mail was not sent:*no-such-folder*'
        $run.Output | Should -BeLike '*success-u*Succeeded*'
    }

    It 'mails even when no run could be read' {
        $folder = New-Item -ItemType Directory "$TestDrive/none"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList $(New-RunList none.csv missing-n) -TimeoutSec 0"
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        $mail = Read-Mail $folder
        $mail.Body | Should -BeLike '*0 runs, 0 failed, 1 problems*<td>missing-n</td>*'
        $mail.Report | Should -BeLike '*</html>*'
    }

    It 'exits with 2 when a run has not ended in time' {
        $folder = New-Item -ItemType Directory "$TestDrive/late"
        $run = Invoke-Example "NightlyTask.ps1 -MailFolder '$folder' -RunList $(New-RunList late.csv slow-n) -TimeoutSec 1"
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        (Read-Mail $folder).Subject | Should -Be 'Nightly runs: not all could be told'
        $run.Output | Should -BeLike '*! Demo run ''slow-n'' has not ended within 1 s*'
    }
}

Describe 'DeployGate' {
    It 'opens when all runs have succeeded' {
        $run = Invoke-Example 'DeployGate.ps1'
        $run.ExitCode | Should -Be 0 -Because $run.ErrorText
        $run.Output | Should -BeLike 'GO: 2 of 2 runs have succeeded.*'
    }

    It 'stays closed when one fails, says why, and does not wait for the others' {
        $run = Invoke-Example 'DeployGate.ps1 -Id failure-g, slow-g -TimeoutSec 100'
        $run.ExitCode | Should -Be 1 -Because $run.ErrorText
        $run.Output | Should -BeLike 'STOP: Demo failure-g: Failed*step Test: 3 of 418 tests failed*see https://*'
        $run.Output | Should -Not -BeLike '*slow-g*'
    }

    It 'stays closed when it cannot be told' {
        $run = Invoke-Example 'DeployGate.ps1 -Id slow-g -TimeoutSec 1'
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        $run.Output | Should -BeLike 'STOP:*has not ended within 1 s*'
    }

    It 'stays closed, with one line, when the wait cannot begin: $ErrorActionPreference is <_>' -ForEach 'Continue', 'Stop' {
        $run = Invoke-Example 'DeployGate.ps1 -Connection nosuch' -After "`$ErrorActionPreference = '$_'; `$runs = Get-WorkflowStatus success-of-the-caller -Provider Demo"
        $run.ExitCode | Should -Be 2 -Because $run.ErrorText
        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output.TrimEnd() | Should -Match "^STOP: There is no connection 'nosuch'\.[^\n]*$"
    }
}

Describe 'AuditLog' {
    It 'does not say that anything was written when the watch could not begin' {
        $run = Invoke-Example 'AuditLog.ps1 -Path never.csv' -After (New-WrongDefault Watch-WorkflowStatus)
        $run.ErrorText | Should -BeLike '*both given*'
        $run.Output | Should -BeNullOrEmpty
        'never.csv' | Should -Not -Exist
    }

    It 'writes each change as a line, and adds to what is there' {
        $run = Invoke-Example "AuditLog.ps1 -Path audit.csv -RunList $(New-RunList audited.csv success-a, failure-a)"
        $run.ErrorText | Should -BeNullOrEmpty
        $lines = Import-Csv audit.csv
        $run.Output.TrimEnd() | Should -BeExactly "Changes written to $(Convert-Path audit.csv): $($lines.Count)"
        ($lines | Where-Object { $_.Id -eq 'failure-a' -and $_.Step -eq 'Test' }).To | Should -Be 'Queued', 'Running', 'Failed'
        ($lines | Where-Object { $_.Id -eq 'success-a' -and -not $_.Step }).To | Should -Be 'Running', 'Succeeded'
        $lines.Time | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'
        $null = Invoke-Example 'AuditLog.ps1 -Path audit.csv -RunList audited.csv -TimeoutSec 0'
        $more = Import-Csv audit.csv
        $more.Count | Should -BeGreaterThan $lines.Count
        $more[0].Time | Should -Be $lines[0].Time
    }

    It 'ends at a change that it cannot write, and does not say that it was written' {
        $run = Invoke-Example "AuditLog.ps1 -Path nosuchfolder/audit.csv -RunList $(New-RunList unwritten.csv success-u, failure-u)"
        $run.ErrorText | Should -Match 'nosuchfolder'
        $run.Output | Should -Not -Match 'Changes written'
    }

    It 'writes no text that a spreadsheet takes for a formula' {
        $null = Invoke-Example "AuditLog.ps1 -Path formula.csv -RunList $(New-RunList hostile.csv '=1+1', '@x') -TimeoutSec 0"
        (Import-Csv formula.csv).Id | Sort-Object -Unique | Should -Be "'@x", "'=1+1"
    }
}

Describe 'ManyServices' {
    It 'goes on also when the only runs that go on are at a service that cannot answer now' {
        $simulator = Open-Simulator
        try {
            Use-CredentialVariable $simulator.Key Storyteller
            Register-WorkflowConnection busy Storyteller -BaseUri $simulator.BaseUri -Force
            # More than one look survives.
            Add-SimulatorScript $simulator Storyteller busy-s @(@(@{ status = 503 }) * 4; 'succeeded')
            'Connection,Id', 'busy,busy-s' | Set-Content busy.csv
            $run = Invoke-Example 'ManyServices.ps1 -RunList busy.csv -IntervalSec 0.5'
        }
        finally {
            Clear-CredentialVariable
            Close-Simulator $simulator
        }

        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output | Should -Match '(?s)0 runs: .*! busy-s: ServiceUnavailable.*1 runs: 1 Succeeded\s*$'
    }

    It 'ends, with one error, when it may not ask' {
        $run = Invoke-Example 'ManyServices.ps1 -IntervalSec 1' -After (New-WrongDefault Get-WorkflowStatus)
        $run.ErrorText | Should -BeLike '*both given*'
        $run.ErrorText | Should -Not -BeLike '*has not been set*'
        $run.Output | Should -BeNullOrEmpty
    }

    It 'shows each service with what needs a person first, totals, and what could not be read' {
        Register-WorkflowConnection work Demo -Force
        'Provider,Connection,Id', 'Demo,,success-m', 'Demo,,missing-m', ',work,failure-m' | Set-Content services.csv
        $run = Invoke-Example 'ManyServices.ps1 -RunList services.csv -Once'
        $run.ErrorText | Should -BeNullOrEmpty
        $run.Output | Should -BeLike '*Service: Demo*success-m*Service: work*failure-m*2 runs: 2 Running*! missing-m: RunNotFound*'
        @($run.Output -split '\n' | Where-Object { $_.TrimEnd().Length -gt 120 }) | Should -BeNullOrEmpty
    }

    It 'goes on until all have ended' {
        $run = Invoke-Example "ManyServices.ps1 -RunList $(New-RunList screen.csv failure-s, success-s) -IntervalSec 1"
        $run.Output | Should -Match '(?s)2 runs: 2 Running.*2 runs: 1 Failed, 1 Succeeded\s*$'
        $last = ($run.Output -split 'Service: ')[-1]
        $last | Should -Match 'failure-s +Failed +Test +00:00:04 '
        $last | Should -Match 'success-s +Succeeded +00:00:06 '
        $last.IndexOf('failure-s') | Should -BeLessThan $last.IndexOf('success-s')
    }
}

Describe 'WaitForAny' {
    BeforeAll {
        $script:Race = "$Root/Examples/WaitForAny.ps1"
    }

    It 'returns the first that succeeds, whatever failed before it' {
        $winner = & $Race -RunList (New-RunList race.csv failure-any, slow-any, success-any) -TimeoutSec 60 -Verbose -InformationAction Ignore 4>&1
        $winner | Where-Object { $_ -is [WorkflowStatus.WorkflowRun] } | ForEach-Object Id | Should -Be 'success-any'
        "$winner" | Should -BeLike '*Out of the race: Demo failure-any*Not waited for: Demo slow-any*'
    }

    It 'is one error when it may not ask, and takes no variable of the caller for its own: <_>' -ForEach 'Get-WorkflowStatus', 'Wait-WorkflowStatus' {
        $run = Invoke-Example 'WaitForAny.ps1 -TimeoutSec 10' -After (New-WrongDefault $_)
        $run.ErrorText | Should -BeLike '*both given*'
        $run.ErrorText | Should -Not -BeLike '*None of the runs*'
        $run.Output | Should -BeNullOrEmpty
    }

    It 'is an error when none succeeds' {
        $winner = & $Race -RunList (New-RunList lost.csv failure-none) -TimeoutSec 60 -ErrorVariable problem -ErrorAction SilentlyContinue
        $winner | Should -BeNullOrEmpty
        "$($problem[-1])" | Should -Be 'None of the runs succeeded.'
    }

    It 'is an error when the time is up' {
        $winner = & $Race -RunList (New-RunList slow.csv slow-none) -TimeoutSec 1 -ErrorVariable problem -ErrorAction SilentlyContinue
        $winner | Should -BeNullOrEmpty
        $problem[-1].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout*'
    }
}

Describe 'SpreadOverMachines' {
    BeforeAll {
        $script:Spread = "$Root/Examples/SpreadOverMachines.ps1"

        function New-ProcessSession {
            # A session like one to another machine, with a process of this one at its other end.
            [CmdletBinding()]
            param()
            $types = [System.Management.Automation.Runspaces.TypeTable]::new([string[]] @("$Root/module/WorkflowStatus.Types.ps1xml"))
            $runspace = [runspacefactory]::CreateOutOfProcessRunspace($types)
            $runspace.Open()
            [System.Management.Automation.Runspaces.PSSession]::Create($runspace, 'Process', $PSCmdlet)
        }

        $script:Sessions = @((New-ProcessSession), (New-ProcessSession), (New-ProcessSession))
    }

    AfterAll { $Sessions | Remove-PSSession }

    It 'deals the ids out to sessions, and typed runs come back, each once' {
        $ids = 1..40 | ForEach-Object { "run-$_" }
        $runs = & $Spread -Id $ids -Session $Sessions -WithSteps
        $runs | Should -HaveCount 40
        $runs | ForEach-Object { $_.psobject.BaseObject } | Should -BeOfType ([WorkflowStatus.WorkflowRun])
        $runs.Id | Sort-Object | Should -Be ($ids | Sort-Object)
        $runs[0].Steps[0].psobject.BaseObject | Should -BeOfType ([WorkflowStatus.RunStep])
        @($runs | Group-Object RunspaceId | ForEach-Object Count | Sort-Object) | Should -Be 13, 13, 14
    }

    It 'brings back only the states that are asked for, and the errors of single runs' {
        $runs = & $Spread -Id success-x, missing-x, failure-x, late-x -Session $Sessions -State Running -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Sort-Object | Should -Be 'failure-x', 'success-x'
        $problem.TargetObject | Sort-Object | Should -Be 'late-x', 'missing-x'
        @(Get-Job | Where-Object Command -Like '*Get-WorkflowStatus*') | Should -BeNullOrEmpty
    }

    It 'uses processes of this machine where none is named, and its runs can be waited for' {
        $runs = & $Spread -Id success-local, other-local -ProcessCount 2
        $runs.psobject.BaseObject | Should -BeOfType ([WorkflowStatus.WorkflowRun])
        ($runs | Wait-WorkflowStatus -Timeout 60).State | Should -Be 'Succeeded', 'Succeeded'
    }
}

Describe 'Every example' {
    It 'is tried above' {
        $tried = [regex]::Matches((Get-Content $PSCommandPath -Raw), "(?m)^Describe '(\w+)' \{").Groups | Where-Object Name -EQ 1 | ForEach-Object Value
        (Get-ChildItem "$Root/Examples/*.ps1").BaseName | Where-Object { $_ -ne 'Demo' -and $_ -notin $tried } | Should -BeNullOrEmpty
    }
}
