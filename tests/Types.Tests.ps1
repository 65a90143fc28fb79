BeforeAll {
    $module = Join-Path (Split-Path $PSScriptRoot) 'WorkflowStatus.psd1'
    $samples = Join-Path $PSScriptRoot 'Support/SampleRun.ps1'
    Import-Module $module -Force
    . $samples
}

Describe 'Objects come back as they were' {
    BeforeDiscovery {
        $kinds = @(
            @{ Kind = 'WorkflowRun'; Make = { New-SampleRun } }
            @{ Kind = 'WorkflowChange'; Make = { New-SampleChange } }
            @{ Kind = 'RunStep'; Make = { (New-SampleRun).Steps[0] } }
            @{ Kind = 'RunLocation'; Make = { (New-SampleRun).Locations[0] } }
            @{ Kind = 'RunError'; Make = { (New-SampleRun).Error } }
        )
        $empty = @(
            @{ Kind = 'WorkflowRun'; Make = { [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; RetrievedAt = [datetime]::UnixEpoch } } }
            @{ Kind = 'RunStep'; Make = { [WorkflowStatus.RunStep]::new() } }
            @{ Kind = 'RunError'; Make = { [WorkflowStatus.RunError]::new() } }
        )
    }

    BeforeAll {
        function Read-Back($Value) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
            Export-Clixml -InputObject $Value -LiteralPath $file
            Import-Clixml -LiteralPath $file
        }
    }

    It '<Kind> from a file, property by property' -ForEach $kinds {
        $expected = & $Make
        $actual = Read-Back $expected
        $actual.GetType().FullName | Should -BeExactly "WorkflowStatus.$Kind"
        Compare-Value $expected $actual | Should -BeNullOrEmpty
    }

    It '<Kind> without anything in it from a file' -ForEach $empty {
        $expected = & $Make
        Compare-Value $expected (Read-Back $expected) | Should -BeNullOrEmpty
    }

    It '<Kind> from a file of several' -ForEach $kinds {
        $expected = @((& $Make), (& $Make))
        $actual = Read-Back $expected
        $actual.ForEach('GetType').Name | Should -BeExactly $Kind, $Kind
    }

    It '<Kind> from an out-of-process runspace' -ForEach $kinds {
        # Such a runspace has the types that it is given, not those of the session.
        $types = [System.Management.Automation.Runspaces.TypeTable]::new([string[]] @(Join-Path (Split-Path $module) 'module/WorkflowStatus.Types.ps1xml'))
        $runspace = [runspacefactory]::CreateOutOfProcessRunspace($types)
        $shell = [powershell]::Create()
        try {
            $runspace.Open()
            $shell.Runspace = $runspace
            $null = $shell.AddScript("Import-Module '$module'; . '$samples'; $Make")
            $actual = $shell.Invoke()[0]
            $shell.Streams.Error | Should -BeNullOrEmpty
            $actual.psobject.BaseObject | Should -BeOfType "WorkflowStatus.$Kind"
            Compare-Value (& $Make) $actual | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    It 'all of them from a job, in one go' {
        $job = Start-Job { Import-Module $using:module; . $using:samples; New-SampleRun; New-SampleChange; (New-SampleRun).Steps[0]; (New-SampleRun).Locations[0]; (New-SampleRun).Error }
        $actual = $job | Receive-Job -Wait -AutoRemoveJob
        $actual.ForEach('GetType').Name | Should -BeExactly 'WorkflowRun', 'WorkflowChange', 'RunStep', 'RunLocation', 'RunError'
        $run = New-SampleRun
        $expected = $run, (New-SampleChange), $run.Steps[0], $run.Locations[0], $run.Error
        foreach ($index in 0..4) { Compare-Value $expected[$index] $actual[$index] | Should -BeNullOrEmpty }
    }

    It 'each state' {
        foreach ($state in [enum]::GetValues([WorkflowStatus.RunState])) {
            (Read-Back ([WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; State = $state })).State | Should -Be $state
        }
    }

    It 'what the Demo service answered' {
        $run = Get-WorkflowStatus success -Provider Demo
        Compare-Value $run (Read-Back $run) | Should -BeNullOrEmpty
    }

    It 'lists on their own' {
        $file = Join-Path $TestDrive 'list.xml'
        Export-Clixml -InputObject (New-SampleRun).Steps -LiteralPath $file
        $steps = Import-Clixml -LiteralPath $file
        , $steps | Should -BeOfType WorkflowStatus.RunStepList
        $steps.ToString() | Should -BeExactly (New-SampleRun).Steps.ToString()
    }

    It 'a run that was read before the module was there, where a run is asked for' {
        $file = Join-Path $TestDrive 'late.xml'
        $back = Join-Path $TestDrive 'back.xml'
        New-SampleChange | Export-Clixml -LiteralPath $file
        $facts = & "$PSHOME/pwsh" -NoProfile -NonInteractive -Command "
            `$change = Import-Clixml '$file'
            Import-Module '$module'
            `$change.PSObject.TypeNames[0]
            [WorkflowStatus.WorkflowChange] `$change | Export-Clixml '$back'"
        $facts | Should -BeExactly 'Deserialized.WorkflowStatus.WorkflowChange'
        Compare-Value (New-SampleChange) (Import-Clixml -LiteralPath $back) | Should -BeNullOrEmpty
    }

    It 'a run that was read before the module was there, where it is shown' {
        $file = Join-Path $TestDrive 'late-run.xml'
        New-SampleRun | Export-Clixml -LiteralPath $file
        $shown = & "$PSHOME/pwsh" -NoProfile -NonInteractive -Command "
            `$run = Import-Clixml '$file'
            Import-Module '$module'
            `$run | Out-String -Width 100" | Out-String
        ($shown -replace '\e\[[0-9;]*m').Trim() | Should -BeExactly ((New-SampleRun | Out-String -Width 100) -replace '\e\[[0-9;]*m').Trim()
        $shown | Should -Match ([regex]::Escape((New-SampleRun).Provider))
    }

    It 'what is there of a damaged run, where it is shown' {
        $file = Join-Path $TestDrive 'damaged.xml'
        [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = "run-1$([char] 27)[31m"; State = 'Failed'; RetrievedAt = [datetime]::UnixEpoch } | Export-Clixml -LiteralPath $file
        (Get-Content -Raw -LiteralPath $file) -replace '<DT N="RetrievedAt">[^<]*</DT>', '<S N="RetrievedAt">soon</S>' | Set-Content -LiteralPath $file
        $shown = (Import-Clixml -LiteralPath $file | Out-String -Width 100) -replace '\e\[[0-9;]*m'
        $shown | Should -Match 'Demo +run-1.* +Failed'
        (Import-Clixml -LiteralPath $file | Out-String -Width 100) | Should -Not -Match 'run-1\e'
    }

    It 'a run goes back into the pipeline of Get-WorkflowStatus' {
        $run = Get-WorkflowStatus success -Provider Demo
        (Read-Back $run | Get-WorkflowStatus).Id | Should -Be 'success'
    }

    It 'long whole numbers in what the service said, digit by digit' {
        $most = [bigint]::Parse('9' * 1000)
        $details = [pscustomobject] @{ huge = [bigint]::Pow(10, 40); negative = - [bigint]::Pow(7, 60); list = [object[]] @(1L, $most, [pscustomobject] @{ below = $most - 1 }) }
        $run = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; Details = $details; Result = $most; RetrievedAt = [datetime]::UnixEpoch }
        $run.Steps = [WorkflowStatus.RunStepList]::new([WorkflowStatus.RunStep[]] @([WorkflowStatus.RunStep] @{ Name = 'one'; Details = [pscustomobject] @{ count = $most } }))
        $actual = Read-Back $run
        Compare-Value $run $actual | Should -BeNullOrEmpty
    }

    It '<Kind> with what a user added to it' -ForEach $kinds {
        $expected = & $Make | Add-Member -NotePropertyMembers ([ordered] @{ Owner = 'ann'; Tags = [object[]] @('a', 'b'); Nothing = $null; 'in two words' = 7 }) -PassThru
        $actual = Read-Back $expected
        $actual | Should -BeOfType "WorkflowStatus.$Kind"
        $actual.Owner, $actual.'in two words' | Should -BeExactly 'ann', 7
        $actual.Tags | Should -BeExactly 'a', 'b'
        $actual.PSObject.Properties.Name | Should -Contain 'Nothing'
        $again = Read-Back $actual
        $again.PSObject.Properties.Name | Should -BeExactly $expected.PSObject.Properties.Name
        $again.Owner | Should -BeExactly 'ann'
    }

    It 'what a user added to a step and an error inside a run' {
        $run = New-SampleRun
        $run.Steps[1] | Add-Member Owner ann
        $run.Error | Add-Member Ticket 17
        $actual = Read-Back $run
        $actual.Steps[1].Owner | Should -BeExactly 'ann'
        $actual.Steps[0].PSObject.Properties.Name | Should -Not -Contain 'Owner'
        $actual.Error.Ticket | Should -Be 17
    }

    It 'what a user added from a job, and nothing of the way when that is written to a file' {
        $run = Start-Job { Import-Module $using:module; Get-WorkflowStatus success -Provider Demo | Add-Member Owner ann -PassThru } | Receive-Job -Wait -AutoRemoveJob
        $run | Should -BeOfType WorkflowStatus.WorkflowRun
        $run.Owner | Should -BeExactly 'ann'
        $run.PSObject.Properties.Name | Should -Contain 'RunspaceId'
        $actual = Read-Back $run
        $actual.Owner | Should -BeExactly 'ann'
        $actual.PSObject.Properties.Name | Should -Not -Contain 'RunspaceId'
        $actual.PSObject.Properties.Name | Should -Not -Contain 'PSComputerName'
    }

    It 'details nested 40 levels deep, more than a readable answer has' {
        $deep = 'bottom'
        foreach ($level in 1..20) { $deep = [pscustomobject] @{ n = [object[]] @(, $deep) } }
        $run = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; Details = $deep; RetrievedAt = [datetime]::UnixEpoch }
        Compare-Value $run (Read-Back $run) | Should -BeNullOrEmpty
        $change = [WorkflowStatus.WorkflowChange] @{ Timestamp = [datetime]::UnixEpoch; Run = $run }
        Compare-Value $change (Read-Back $change) | Should -BeNullOrEmpty
    }
}

Describe 'A file that somebody changed' {
    BeforeAll {
        function Read-Changed([string] $Pattern, [string] $Replacement) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
            New-SampleChange | Export-Clixml -LiteralPath $file
            $text = [IO.File]::ReadAllText($file)
            $changed = [regex]::Replace($text, $Pattern, $Replacement)
            $changed | Should -Not -BeExactly $text -Because 'the test has to change something'
            [IO.File]::WriteAllText($file, $changed)
            Import-Clixml -LiteralPath $file
        }
    }

    It 'stays a plain object when <What>' -ForEach @(
        @{ What = 'the id is missing'; Pattern = '<S N="Id">09a5[^<]*</S>'; Replacement = '' }
        @{ What = 'the id is a number'; Pattern = '<S N="Id">09a5[^<]*</S>'; Replacement = '<I32 N="Id">1</I32>' }
        @{ What = 'a state is not one of ours'; Pattern = '<I32>6</I32>'; Replacement = '<I32>999</I32>' }
        @{ What = 'a state is an object'; Pattern = '<I32>6</I32>'; Replacement = '' }
        @{ What = 'a time is a text'; Pattern = '<DT N="Timestamp">[^<]*</DT>'; Replacement = '<S N="Timestamp">soon</S>' }
        @{ What = 'the message is a list'; Pattern = '<S N="Message">done</S>'; Replacement = '<Obj N="Message" RefId="900"><TN RefId="900"><T>System.Object[]</T></TN><LST><I32>1</I32></LST></Obj>' }
        @{ What = 'the number of a run is too large'; Pattern = '<I32 N="StepCount">3</I32>'; Replacement = '<I64 N="StepCount">99999999999</I64>' }
    ) {
        $read = Read-Changed $Pattern $Replacement
        $read.PSObject.TypeNames | Should -Contain 'Deserialized.WorkflowStatus.WorkflowChange'
        $read.Provider | Should -BeExactly 'Storyteller'
    }

    It 'stays plain below when a step is not one, and the run above is plain too' {
        $read = Read-Changed '<S N="Name">Create Clip</S>' '<I32 N="Name">5</I32>'
        $read.Run.Steps[0].PSObject.TypeNames | Should -Contain 'Deserialized.WorkflowStatus.RunStep'
        $read.Run.Steps[1] | Should -BeOfType WorkflowStatus.RunStep
        $read.Run.Message | Should -BeExactly 'One or more workflow steps failed'
    }

    It 'of an older version, without later properties, is read with their defaults' {
        $read = Read-Changed '<URI N="BaseUri">[^<]*</URI>' ''
        $read | Should -BeOfType WorkflowStatus.WorkflowChange
        $read.Run.BaseUri | Should -BeNullOrEmpty
    }

    It 'with a text of its own instead of an address does not change the address' {
        (Read-Changed '<ToString>https://example.com/runs[^<]*</ToString>' '<ToString>https://elsewhere.example/</ToString>').Run.Locations[0].Uri.Host | Should -BeExactly 'example.com'
    }

    It 'has no note in place of a member of every object' {
        $read = Read-Changed '</Props>(?=\s*</Obj>\s*</Objs>)' '</Props><MS><S N="GetType">other</S><S N="psbase">other</S><S N="Owner">ann</S></MS>'
        $read | Should -BeOfType WorkflowStatus.WorkflowChange
        $read.Owner | Should -BeExactly 'ann'
        $read.PSObject.Properties.Name | Should -Not -Contain 'GetType'
    }

    It 'with a long number that is none has its text' {
        $file = Join-Path $TestDrive 'number.xml'
        $run = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'x'; Result = [bigint]::Pow(10, 40); RetrievedAt = [datetime]::UnixEpoch }
        foreach ($text in '1e5', 'x', ('1' * 100000)) {
            $run | Export-Clixml -LiteralPath $file
            (Get-Content -Raw -LiteralPath $file) -replace '<ToString>10{40}<', "<ToString>$text<" | Set-Content -LiteralPath $file
            (Import-Clixml -LiteralPath $file).Result | Should -BeExactly $text
        }
    }

    It 'that only says it is a run is still an object' {
        $file = Join-Path $TestDrive 'empty.xml'
        foreach ($name in 'WorkflowRun', 'WorkflowChange', 'RunStep', 'RunStepList', 'RunLocation', 'RunLocationList', 'RunError', 'RunParameters') {
            foreach ($body in '', '<S>text</S>', '<I32>7</I32>', '<LST><S>x</S><Nil /></LST>', '<DCT><En><I32 N="Key">1</I32><Nil N="Value" /></En></DCT>', '<MS><S N="Provider">Demo</S></MS>') {
                [IO.File]::WriteAllText($file, "<Objs Version=`"1.1.0.1`" xmlns=`"http://schemas.microsoft.com/powershell/2004/04`"><Obj RefId=`"0`"><TN RefId=`"0`"><T>WorkflowStatus.$name</T><T>System.Object</T></TN>$body</Obj></Objs>")
                { Import-Clixml -LiteralPath $file } | Should -Not -Throw -Because "$name $body"
            }
        }
    }
}

Describe 'Conversions that are not ours' {
    It 'a hashtable becomes a run the usual way' {
        ([WorkflowStatus.WorkflowRun] @{ Id = 'x' }).Id | Should -BeExactly 'x'
    }

    It 'the converters refuse what never was theirs' {
        foreach ($type in [WorkflowStatus.Types.RunRehydrator].Assembly.GetExportedTypes().Where({ $_.BaseType.Name -eq 'Rehydrator`1' })) {
            $converter = $type::new()
            $target = $type.BaseType.GenericTypeArguments[0]
            $converter.CanConvertFrom([pscustomobject] @{ Id = 'x' }, $target) | Should -BeFalse
            $converter.CanConvertTo('x', [string]) | Should -BeFalse
            $thrown = try { $converter.ConvertTo('x', [string], $null, $true) } catch { $_.Exception.InnerException }
            $thrown | Should -BeOfType InvalidCastException
        }
    }
}

Describe 'The commands that people know read naturally' {
    BeforeAll {
        $run = New-SampleRun
        $fine = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'fine'; State = 'Succeeded'; Duration = [timespan]::FromSeconds(3) }
        $going = [WorkflowStatus.WorkflowRun] @{ Provider = 'Demo'; Id = 'going'; State = 'Running' }
    }

    It 'Export-Csv writes lists as one line and no type name in any cell' {
        $file = Join-Path $TestDrive 'runs.csv'
        $run, $fine | Export-Csv $file
        $row = (Import-Csv $file)[0]
        $row.State | Should -BeExactly 'CompensationFailed'
        $row.Steps | Should -BeExactly '3 steps, 1 failed: Déployer 日本 🚀'
        $row.Locations | Should -BeExactly 'https://example.com/runs/a%20b%2Fc?x=%C3%A9#top https://example.com/clips/98226576-0c3f-4a3e-9d42-1f2e3d4c5b6a/form'
        $row.Parameters | Should -BeExactly 'AccountId=acme; DefinitionId=onboarding'
        $row.Error | Should -BeExactly 'ApplicationFailure: exit code 1'
        $row.Duration | Should -BeExactly '00:02:05.5000000'
        $row.PSObject.Properties.Value -match 'WorkflowStatus\.|Collections' | Should -BeNullOrEmpty
    }

    It 'ConvertTo-Json shows steps as objects and the words of states on request' {
        $json = $run | ConvertTo-Json -Depth 10 -EnumsAsStrings | ConvertFrom-Json
        $json.State | Should -BeExactly 'CompensationFailed'
        $json.Steps.Count | Should -Be 3
        $json.Steps[1].Name | Should -BeExactly 'Déployer 日本 🚀'
        $json.Steps[0].Locations[0].Uri | Should -BeExactly 'https://example.com/clips/98226576-0c3f-4a3e-9d42-1f2e3d4c5b6a/form'
        $json.Parameters.AccountId | Should -BeExactly 'acme'
        $json.Details.flag | Should -BeTrue
        $json.Error.Code | Should -BeExactly 'E17'
        [datetime] $json.StartedAt | Should -Be $run.StartedAt
    }

    It 'Group-Object State counts by the word' {
        $groups = $run, $fine, $going, $fine | Group-Object State -NoElement | Sort-Object Name
        $groups.Name | Should -BeExactly 'CompensationFailed', 'Running', 'Succeeded'
        $groups.ForEach('Count') | Should -Be 1, 1, 2
    }

    It 'Sort-Object Duration puts the longest last and the unknown first' {
        ($run, $fine, $going | Sort-Object Duration).Id | Should -BeExactly 'going', 'fine', $run.Id
    }

    It 'Where-Object finds runs by the state of any step' {
        ($run, $fine, $going | Where-Object { $_.Steps.State -contains 'Failed' }).Id | Should -BeExactly $run.Id
    }

    It 'Where-Object State compares with a word' {
        ($run, $fine, $going | Where-Object State -EQ Running).Id | Should -BeExactly 'going'
    }

    It 'Compare-Object takes runs by their provider and id' {
        Compare-Object @($fine, $going) @($going, $fine) -Property Provider, Id | Should -BeNullOrEmpty
    }

    It 'a plain object that stayed one shows what matters' {
        (Get-TypeData Deserialized.WorkflowStatus.WorkflowRun).DefaultDisplayPropertySet.ReferencedProperties | Should -Contain 'State'
    }

    It 'no value carries an escape sequence, whatever the rendering' {
        $escape = [char] 27
        $text = Get-WorkflowStatus success, failure -Provider Demo | Select-Object * | ConvertTo-Json -Depth 8
        $text.Contains($escape) | Should -BeFalse
        ($run | ConvertTo-Csv) -join '' | Should -Not -Match $escape
    }
}

Describe 'The cells of the table' {
    BeforeAll {
        $run = New-SampleRun
        $cells = 'ProviderCell', 'IdCell', 'StateCell', 'ProgressCell', 'ElapsedCell', 'MessageCell'
    }

    It 'are there for the view' {
        foreach ($cell in $cells) { $run.$cell | Should -BeOfType string -Because $cell }
    }

    It 'are in nothing that shows, selects, writes or carries all properties' {
        $all = @(
            $run | Get-Member | Out-String -Width 4096
            $run | Select-Object * | Get-Member | Out-String -Width 4096
            $run | Format-List * | Out-String -Width 4096
            $run | ConvertTo-Csv
            $run | ConvertTo-Json -Depth 6
            [System.Management.Automation.PSSerializer]::Serialize($run)
            $run.PSObject.Properties.Name
        ) -join "`n"
        $all | Should -Match 'CompensationFailed' -Because 'the state itself is there'
        $all | Should -Not -Match 'Cell\b'
    }

    It 'leave no property of a run behind when it is carried' {
        $carried = @(([xml][System.Management.Automation.PSSerializer]::Serialize($run)).Objs.Obj.Props.ChildNodes.N)
        $carried | Sort-Object | Should -Be @([WorkflowStatus.WorkflowRun].GetProperties().Name | Sort-Object)
    }
}

Describe 'The module' {
    It 'imports twice in one session without a word, and objects are still typed' {
        Import-Module $module -Force -ErrorVariable problems -WarningVariable words
        "$problems$words" | Should -BeNullOrEmpty
        $file = Join-Path $TestDrive 'again.xml'
        New-SampleRun | Export-Clixml $file
        Import-Clixml $file | Should -BeOfType WorkflowStatus.WorkflowRun
    }

    It 'takes its types away with it' {
        $left = & "$PSHOME/pwsh" -NoProfile -NonInteractive -Command "Import-Module '$module'; Remove-Module WorkflowStatus; (Get-TypeData *WorkflowStatus.WorkflowRun).Count"
        $left | Should -Be 0
    }
}
