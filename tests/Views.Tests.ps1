BeforeAll {
    $module = Join-Path (Split-Path $PSScriptRoot) 'WorkflowStatus.psd1'
    $samples = Join-Path $PSScriptRoot 'Support/SampleRun.ps1'
    Import-Module $module -Force
    . $samples

    function Get-Sample {
        $run = New-SampleRun
        $going = [WorkflowStatus.WorkflowRun] @{
            Provider = 'GloriaMundo'; Id = 'order-fulfilment-of-the-north-2026-000123'; State = 'Running'; Status = 'Running'; PercentComplete = 60
            StartedAt = [datetime]::UnixEpoch; RetrievedAt = [datetime]::UnixEpoch.AddSeconds(125); Message = "a message`nof two lines " + 'that is long ' * 20
        }
        $run
        $going
        New-SampleChange
        [WorkflowStatus.WorkflowChange] @{ Provider = 'Demo'; Id = 'x'; NewState = 'Queued' }
        $run.Steps[0]
        $run.Steps[1]
        $run.Locations[1]
        $run.Error
        [WorkflowStatus.WorkflowConnection] @{
            Name = 'production-of-the-north'; Provider = 'Aster'; BaseUri = 'https://user:hunter2@policy.example.com/api/'; SecretName = 'aster-key'; VaultName = 'Work'
            Parameters = $run.Parameters; PollInterval = [timespan]::FromSeconds(5); CreatedAt = $run.StartedAt
        }
        [WorkflowStatus.ConnectionCheck] @{ Name = 'NameResolution'; Passed = $true; Message = 'policy.example.com is 192.0.2.1 and 192.0.2.2 and 2001:db8::1, which is long'; Duration = [timespan]::FromMilliseconds(12) }
        [WorkflowStatus.ConnectionCheck] @{ Name = 'Tls'; Passed = $false; Message = 'expired' }
        [WorkflowStatus.ConnectionCheck] @{ Name = 'Authentication' }
    }

    function Get-Line($Value, [int] $Width = 80, [string] $As = 'Format-Table') { ($Value | & $As | Out-String -Width $Width) -split '\r?\n' }

    # The text as a terminal of its own would get it, escape sequences included.
    function Get-Rendered([scriptblock] $Script, [hashtable] $Environment = @{}) {
        $start = [Diagnostics.ProcessStartInfo]::new("$PSHOME/pwsh")
        foreach ($argument in '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$module'; . '$samples'; $Script") { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $true
        $null = $start.Environment.Remove('NO_COLOR')
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
    }
    $escape = [string] [char] 27
}

Describe 'Every view' {
    It '<_> fits 80 columns' -ForEach 'Format-Table', 'Format-List', 'Format-Wide' {
        foreach ($group in Get-Sample | Group-Object { $_.GetType().Name }) {
            $lines = Get-Line $group.Group 80 $_
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80 -Because $group.Name
            ($lines -ne '').Count | Should -BeGreaterThan 0 -Because $group.Name
        }
    }

    It 'shows all columns of its table at 80 columns' {
        foreach ($group in Get-Sample | Group-Object { $_.GetType().Name }) {
            $columns = (Get-FormatData "WorkflowStatus.$($group.Name)").FormatViewDefinition.Where({ $_.Control -is [System.Management.Automation.TableControl] }).Control.Headers.Label
            $header = (Get-Line $group.Group)[1]
            $columns.Where({ $header -notmatch "\b$_\b" }) | Should -BeNullOrEmpty -Because $group.Name
        }
    }

    It 'of steps is the table that is shown when nothing is asked for' {
        $run = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; Steps = [WorkflowStatus.RunStepList]::new([WorkflowStatus.RunStep[]] @([WorkflowStatus.RunStep] @{ Name = 'Build'; State = 'Failed' })) }
        ($run.Steps | Out-String) | Should -Be ($run.Steps | Format-Table | Out-String)
    }

    It 'writes nothing to the error stream' {
        $before = $Error.Count
        Get-Sample | ForEach-Object { foreach ($as in 'Format-Table', 'Format-List', 'Format-Wide', 'Format-Custom') { $_ | & $as | Out-String } } | Should -Not -BeNullOrEmpty
        $Error.Count | Should -Be $before
    }

    It 'works under strict mode' {
        Set-StrictMode -Version Latest
        { Get-Sample | Format-List | Out-String } | Should -Not -Throw
        { [WorkflowStatus.WorkflowRun]::new() | Out-String } | Should -Not -Throw
    }

    It 'keeps a service from acting on the terminal, in a <_>' -ForEach 'Format-Table', 'Format-List', 'Format-Wide', 'Format-Custom' {
        $steps = [WorkflowStatus.RunStepList]::new([WorkflowStatus.RunStep[]] @([WorkflowStatus.RunStep] @{ Name = "$escape[2Jstep"; Message = "$escape]0;title" }))
        $hostile = [WorkflowStatus.WorkflowRun] @{ Provider = "p$escape[31m"; Id = "$escape[1mid"; Status = "$escape[5m"; Message = "$escape[2J"; Name = "$escape[3m"; Steps = $steps; Error = [WorkflowStatus.RunError] @{ Message = "$escape[8m" } }
        Get-Line $hostile 120 $_ | Should -Not -Match $escape
        Get-Line $steps[0] 120 $_ | Should -Not -Match $escape
        Get-Line $hostile.Error 120 $_ | Should -Not -Match $escape
    }

    It 'never shows the password that somebody put into an address' {
        foreach ($as in 'Format-Table', 'Format-List', 'Format-Wide') {
            Get-Line (Get-Sample | Where-Object { $_ -is [WorkflowStatus.WorkflowConnection] }) 200 $as | Should -Not -Match 'hunter2'
        }
    }
}

Describe 'Colour' {
    It 'is there for those who ask for it' {
        Get-Rendered { $PSStyle.OutputRendering = 'Ansi'; New-SampleRun | Out-String } | Should -Match "$escape\[31m✗ Comp\. failed$escape\[0m"
    }

    It 'is not there where the output goes to a pipe: only PowerShell colours its headers' {
        (Get-Rendered { New-SampleRun }) -split '\n' -match 'Storyteller' | Should -Not -Match $escape
    }

    It 'is nowhere when <Why>' -ForEach @(
        @{ Why = 'NO_COLOR is set'; Set = @{ NO_COLOR = '1' }; Script = { New-SampleRun; New-SampleRun | Format-Custom } }
        @{ Why = 'the session wants plain text'; Set = @{}; Script = { $PSStyle.OutputRendering = 'PlainText'; New-SampleRun; New-SampleRun | Format-Custom } }
        @{ Why = 'the text is taken as a string'; Set = @{}; Script = { New-SampleRun | Out-String; New-SampleRun | Format-Custom | Out-String } }
    ) {
        $text = Get-Rendered $Script $Set
        $text | Should -Match 'Comp\. failed'
        $text | Should -Not -Match $escape
    }

    It 'differs for success, failure and what goes on, and no coloured cell is wider than its column' {
        $text = Get-Rendered { $PSStyle.OutputRendering = 'Ansi'; [enum]::GetNames([WorkflowStatus.RunState]).ForEach({ [WorkflowStatus.Views.StateText]::Brief($_) }) }
        $text | Should -Match "$escape\[32m✓ Succeeded$escape\[0m"
        $text | Should -Match "$escape\[31m✗ Failed$escape\[0m"
        $text | Should -Match "$escape\[36m► Running$escape\[0m"
    }

    It 'is in no value' {
        $text = Get-Rendered { $PSStyle.OutputRendering = 'Ansi'; $r = New-SampleRun; $r | ConvertTo-Json -Depth 9; "$r $($r.Steps) $($r.State)"; ($r | ConvertTo-Csv) -join '' }
        $text | Should -Not -Match $escape
    }
}

Describe 'Signs' {
    It 'fit the column of states, each with its word' {
        foreach ($state in [enum]::GetValues([WorkflowStatus.RunState])) {
            $text = [WorkflowStatus.Views.StateText]::Brief($state) -replace "$escape\[[0-9;]*m"
            $text.Length | Should -BeLessOrEqual 14
            $text | Should -Match '^\S [A-Z]'
        }
    }

    It 'are ASCII where the console has nothing else' {
        $text = Get-Rendered {
            [Console]::OutputEncoding = [Text.Encoding]::ASCII
            $run = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; State = 'Succeeded'; StepCount = 5; CompletedStepCount = 3; Steps = [WorkflowStatus.RunStepList]::new([WorkflowStatus.RunStep[]] @([WorkflowStatus.RunStep] @{ Name = 'Build'; State = 'Failed' })) }
            $run | Out-String
            $run | Format-Custom | Out-String
            foreach ($state in [enum]::GetValues([WorkflowStatus.RunState])) { [WorkflowStatus.Views.Glyphs]::Of($state) }
            [WorkflowStatus.Views.IdText]::Cut('a' * 40, 16)
        } @{ NO_COLOR = '1' }
        $text | Should -Match '\+ Succeeded'
        $text | Should -Match '3/5 ###\.\.'
        $text | Should -Match '`- x Build'
        $text.ToCharArray().Where({ [int] $_ -gt 126 -or $_ -eq '?' }).Count | Should -Be 1 -Because 'only an unknown state is a question mark'
    }
}

Describe 'Progress' {
    It '<Given> shows <Expected>' -ForEach @(
        @{ Given = @{ StepCount = 5; CompletedStepCount = 3; PercentComplete = 10 }; Expected = '3/5 ▇▇▇▁▁' }
        @{ Given = @{ StepCount = 5; CompletedStepCount = 0 }; Expected = '0/5 ▁▁▁▁▁' }
        @{ Given = @{ StepCount = 20; CompletedStepCount = 20 }; Expected = '20/20 ▇▇▇▇▇' }
        @{ Given = @{ StepCount = 200; CompletedStepCount = 120 }; Expected = '120/200 ▇▁▁' }
        @{ Given = @{ StepCount = 100000; CompletedStepCount = 99999 }; Expected = '99999/100000' }
        @{ Given = @{ PercentComplete = 60 }; Expected = '60% ▇▇▇▁▁' }
        @{ Given = @{ PercentComplete = 99.9 }; Expected = '99% ▇▇▇▇▁' }
        @{ Given = @{ PercentComplete = 250 }; Expected = '100% ▇▇▇▇▇' }
        @{ Given = @{ PercentComplete = -3 }; Expected = '0% ▁▁▁▁▁' }
        @{ Given = @{ PercentComplete = [double]::NaN }; Expected = '0% ▁▁▁▁▁' }
        @{ Given = @{ StepCount = 5 }; Expected = '5 steps' }
        @{ Given = @{ StepCount = 1 }; Expected = '1 step' }
        @{ Given = @{ StepCount = 0; CompletedStepCount = 0 }; Expected = '' }
        @{ Given = @{}; Expected = '' }
    ) {
        [WorkflowStatus.Views.ProgressText]::Of([WorkflowStatus.WorkflowRun] $Given, $true) | Should -BeExactly $Expected
    }
}

Describe 'Times' {
    It '<Seconds> seconds are <Expected>' -ForEach @(
        @{ Seconds = -5; Expected = '0s' }, @{ Seconds = 0; Expected = '0s' }, @{ Seconds = 0.35; Expected = '350ms' }, @{ Seconds = 4.29; Expected = '4.2s' }
        @{ Seconds = 9.99; Expected = '9.9s' }, @{ Seconds = 42.7; Expected = '42s' }, @{ Seconds = 125; Expected = '2m 05s' }, @{ Seconds = 3599.9; Expected = '59m 59s' }
        @{ Seconds = 11220; Expected = '3h 07m' }, @{ Seconds = 1047600; Expected = '12d 03h' }, @{ Seconds = 86400 * 412; Expected = '412d' }
    ) {
        [WorkflowStatus.Views.TimeText]::Brief([timespan]::FromSeconds($Seconds)) | Should -BeExactly $Expected
    }

    It 'show the age of a run that is going and the duration of one that ended' {
        $start = [datetime]::UnixEpoch
        $facts = @{ StartedAt = $start; RetrievedAt = $start.AddMinutes(5); Duration = [timespan]::FromSeconds(61) }
        [WorkflowStatus.Views.TimeText]::Elapsed([WorkflowStatus.WorkflowRun] ($facts + @{ State = 'Running' })) | Should -BeExactly '5m 00s'
        [WorkflowStatus.Views.TimeText]::Elapsed([WorkflowStatus.WorkflowRun] ($facts + @{ State = 'Failed' })) | Should -BeExactly '1m 01s'
        [WorkflowStatus.Views.TimeText]::Elapsed([WorkflowStatus.WorkflowRun] @{ State = 'Failed'; StartedAt = $start; CompletedAt = $start.AddSeconds(12) }) | Should -BeExactly '12s'
        [WorkflowStatus.Views.TimeText]::Elapsed([WorkflowStatus.WorkflowRun] @{ RetrievedAt = $start }) | Should -BeNullOrEmpty
    }

    It 'say that they are UTC' {
        [WorkflowStatus.Views.TimeText]::Moment([datetime]::UnixEpoch) | Should -BeExactly '1970-01-01 00:00:00Z'
    }

    It 'are UTC and say so in the tables of steps and of changes too, wherever the machine is' {
        $text = Get-Rendered { (New-SampleRun).Steps[0] | Out-String -Width 80; New-SampleChange | Out-String -Width 80 } @{ TZ = 'Asia/Kolkata' }
        $text | Should -Match 'Create Clip +✓ Succeeded +04:05:06Z +4\.2s +done well'
        $text | Should -Match '(?m)^04:08:06Z +Storyteller'
    }
}

Describe 'Ids' {
    It 'keep their start and their end' {
        [WorkflowStatus.Views.IdText]::Cut('09a560ba-7c1d-4f6e-8a2b-3c4d5e6f7081', 16) | Should -BeExactly '09a560ba…e6f7081'
        [WorkflowStatus.Views.IdText]::Cut('success', 16) | Should -BeExactly 'success'
    }

    It 'stay apart when only a counter at the end differs' {
        $ids = 0..20 | ForEach-Object { [WorkflowStatus.Views.IdText]::Cut("order-fulfilment-of-the-north-$_", 15) }
        ($ids | Sort-Object -Unique).Count | Should -Be 21
    }

    It 'are never cut within a character, and never to nothing' {
        foreach ($width in 0..20) {
            $text = [WorkflowStatus.Views.IdText]::Cut('🚀' * 20, $width)
            $text.Length | Should -BeLessOrEqual ([Math]::Max(8, $width))
            [Text.Encoding]::UTF8.GetString([Text.Encoding]::UTF8.GetBytes($text)) | Should -BeExactly $text
        }
    }

    It 'are whole at 120 columns and in the list' {
        $run = New-SampleRun
        (Get-Line $run 120) -match [regex]::Escape($run.Id) | Should -HaveCount 1
        (Get-Line $run 80 Format-List) -match [regex]::Escape($run.Id) | Should -HaveCount 1
    }
}

Describe 'The tree' {
    It 'has a line for each step, with its duration and what it made' {
        $text = [WorkflowStatus.Views.RunTree]::Draw((New-SampleRun), $null) -replace "$escape\[[0-9;]*m"
        $lines = $text -split '\r?\n'
        $lines[0] | Should -BeExactly '✗ CompensationFailed (ROLLBACK_FAILED)  Storyteller 09a560ba-7c1d-4f6e-8a2b-3c4d5e6f7081 (publish)  1/3 ▇▁▁▁▁  2m 05s'
        $lines[1] | Should -BeExactly '│  One or more workflow steps failed'
        $lines[2] | Should -BeExactly '│  → https://example.com/runs/a%20b%2Fc?x=%C3%A9#top'
        $lines[3] | Should -Match '^├─ ✓ Create Clip +4\.2s  done well$'
        $lines[4] | Should -Match '^│    → https://example.com/clips/'
        $lines[5] | Should -Match '^├─ ✗ Déployer 日本 🚀 +exit code 1$'
        $lines[6] | Should -BeExactly '└─ ○'
    }

    It 'is one line for a run without steps' {
        [WorkflowStatus.Views.RunTree]::Draw([WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x' }, $null) -replace "$escape\[[0-9;]*m" | Should -BeExactly '? Unknown  Demo x'
    }
}
