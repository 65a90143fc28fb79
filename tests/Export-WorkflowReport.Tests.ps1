#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/SampleRun.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    $script:Runs = Wait-WorkflowStatus success-report, failure-report -Provider Demo -Timeout 60

    # The page as XML: it is well-formed on purpose.
    function Read-Page([string] $Path) {
        $page = [xml]::new()
        $page.XmlResolver = $null
        $page.Load($Path)
        $page
    }

    function Get-Verdict([string] $Path) { (Read-Page $Path).SelectSingleNode("//p[starts-with(@class, 'verdict')]").InnerText }

    # A folder of its own for each test.
    function Use-Folder {
        $script:Folder = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())").FullName
        $script:Report = Join-Path $script:Folder 'report.html'
    }

    # All of the page but the time at which it was made, which differs by itself.
    function Get-Body([string] $Path) { (Read-Page $Path).SelectSingleNode('//main').OuterXml }
}

Describe 'The page' {
    BeforeEach { Use-Folder }

    It 'holds the runs of the pipeline, in their order, and says nothing on the way' {
        $output = $Runs | Sort-Object State -Descending | Export-WorkflowReport $Report
        $output | Should -BeNullOrEmpty
        $page = Read-Page $Report
        $page.SelectNodes('//tbody[starts-with(@class, "run")]/tr[1]/th/bdi').InnerText | Should -Be 'failure-report', 'success-report'
        Get-Verdict $Report | Should -Be '✗ 1 of 2 runs ended without success.'
        $page.SelectSingleNode('//ul[@class="failures"]').InnerText | Should -Match '3 of 418 tests failed'
    }

    It 'holds the steps of a run that was waited for' {
        $Runs | Export-WorkflowReport $Report
        (Read-Page $Report).SelectNodes('//table[@class="steps"]/tbody/tr/th').InnerText | Should -Contain 'Checkout'
    }

    It 'is UTF-8 without a mark, and leaves nothing beside it' {
        New-SampleRun | Export-WorkflowReport $Report
        $bytes = [System.IO.File]::ReadAllBytes($Report)
        [System.Text.Encoding]::ASCII.GetString($bytes, 0, 15) | Should -BeExactly '<!DOCTYPE html>'
        [System.Text.UTF8Encoding]::new($false, $true).GetString($bytes) | Should -Match 'Déployer 日本 🚀'
        (Get-ChildItem $Folder -Force).Name | Should -Be 'report.html'
    }

    It 'has the title that was asked for' {
        $Runs | Export-WorkflowReport $Report -Title 'Nightly <b> & "more"'
        (Read-Page $Report).SelectSingleNode('//head/title').InnerText | Should -BeExactly 'Nightly <b> & "more"'
    }

    It 'takes runs by parameter too' {
        Export-WorkflowReport $Report -InputObject $Runs
        Get-Verdict $Report | Should -Match 'of 2 runs'
    }
}

Describe 'Runs that come from elsewhere' {
    BeforeEach { Use-Folder }

    It 'give the same page after Export-Clixml and Import-Clixml' {
        $all = @($Runs) + (New-SampleRun)
        $all | Export-WorkflowReport $Report
        $all | Export-Clixml "$Folder/runs.xml"
        Import-Clixml "$Folder/runs.xml" | Export-WorkflowReport "$Folder/again.html"
        Get-Body "$Folder/again.html" | Should -BeExactly (Get-Body $Report)
    }

    It 'give the same page after Start-Job' {
        $sample = "$PSScriptRoot/Support/SampleRun.ps1"
        New-SampleRun | Export-WorkflowReport $Report
        $job = Start-Job { Import-Module $using:ModuleManifest; . $using:sample; New-SampleRun }
        Receive-Job $job -Wait -AutoRemoveJob | Export-WorkflowReport "$Folder/again.html"
        Get-Body "$Folder/again.html" | Should -BeExactly (Get-Body $Report)
    }
}

Describe 'The changes of a watch' {
    BeforeAll {
        $script:Changes = Watch-WorkflowStatus success-watched, failure-watched -Provider Demo -PollInterval 0.2

        function Get-Row {
            # The run and its state, of each row.
            (Read-Page $Report).SelectNodes('//tbody[starts-with(@class, "run")]/tr[1]') | ForEach-Object { $_.InnerText }
        }
    }
    BeforeEach { Use-Folder }

    It 'give each run once, as it was seen last, in whatever order they come: <Order>' -ForEach @(@{ Order = 'Ascending' }, @{ Order = 'Descending' }) {
        $Changes.Count | Should -BeGreaterThan 4
        $Changes | Sort-Object { $_.Run.RetrievedAt } -Descending:($Order -eq 'Descending') | Export-WorkflowReport $Report -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
        @(Get-Row) | Should -HaveCount 2
        Get-Verdict $Report | Should -Be '✗ 1 of 2 runs ended without success.'
    }

    It 'give each of several runs of one id' {
        $ofOneId = foreach ($name in 'add-clip', 'add-to-story') {
            $run = New-SampleRun
            $run.Name = $name
            $change = [WorkflowStatus.WorkflowChange]::new()
            $change.Run = $run
            $change, $change
        }
        $ofOneId | Export-WorkflowReport $Report
        @(Get-Row) | Should -HaveCount 2
    }

    It 'that are damaged are told as that' {
        $damaged = [pscustomobject]@{ Run = 'gone' }
        $damaged.PSTypeNames.Insert(0, 'Deserialized.WorkflowStatus.WorkflowChange')
        $damaged | Export-WorkflowReport $Report -ErrorVariable problem -ErrorAction SilentlyContinue -WarningAction Ignore
        "$($problem[0])" | Should -BeLike '*it is damaged. Read the run again*'
    }

    It 'do so after Export-Clixml, in a script that reads them before anything loads the module' {
        $Changes | Export-Clixml "$Folder/changes.xml"
        $run = Invoke-PowerShellProcess "`$all = Import-Clixml '$Folder/changes.xml'; Import-Module '$ModuleManifest'; `$all | Export-WorkflowReport '$Report'"
        $run.ErrorText | Should -BeNullOrEmpty
        Get-Verdict $Report | Should -Match 'of 2 runs'
    }
}

Describe 'A script that reads runs before anything loads the module' {
    BeforeEach { Use-Folder }

    It 'gets its page' {
        $Runs | Export-Clixml "$Folder/runs.xml"
        $run = Invoke-PowerShellProcess "`$runs = Import-Clixml '$Folder/runs.xml'; Import-Module '$ModuleManifest'; `$runs | Export-WorkflowReport '$Report'"
        $run.ErrorText | Should -BeNullOrEmpty
        Get-Verdict $Report | Should -Match 'of 2 runs'
    }
}

Describe 'No runs' {
    BeforeEach { Use-Folder }

    It 'gives a page that says so: <Name>' -ForEach @(
        @{ Name = 'nothing piped'; Script = { Export-WorkflowReport $Report } }
        @{ Name = 'an empty list'; Script = { @() | Export-WorkflowReport $Report } }
        @{ Name = 'null'; Script = { $null | Export-WorkflowReport $Report } }
        @{ Name = 'a list of null'; Script = { Export-WorkflowReport $Report -InputObject @($null) } }
    ) {
        & $Script 3>&1 | Should -BeExactly 'There were no runs: the report is empty.'
        Get-Verdict $Report | Should -Be '○ No runs.'
    }

    It 'follows from runs that could not be read: their errors are not on the page' {
        Get-WorkflowStatus missing-report -Provider Demo -ErrorAction SilentlyContinue -ErrorVariable problem | Export-WorkflowReport $Report
        $problem.FullyQualifiedErrorId | Should -Match '^RunNotFound'
        Get-Verdict $Report | Should -Be '○ No runs.'
    }
}

Describe 'What is no run' {
    BeforeEach { Use-Folder }

    It 'is one error however many there are, and the runs beside it are on the page' {
        'text', $Runs[0], 5, 'more' | Export-WorkflowReport $Report -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem[0].TargetObject | Should -Be 'text'
        "$($problem[0])" | Should -BeLike 'An object of the type System.String is no run*Get-WorkflowStatus*'
        (Read-Page $Report).SelectNodes('//tbody[starts-with(@class, "run")]').Count | Should -Be 1
    }
}

Describe '-Path' {
    BeforeEach { Use-Folder }

    It 'is relative to the current location, not to the process' {
        Push-Location $Folder
        try { $Runs | Export-WorkflowReport here.html } finally { Pop-Location }
        Join-Path $Folder 'here.html' | Should -Exist
    }

    It 'may be on a drive of PowerShell' {
        $null = New-PSDrive -Name reports -PSProvider FileSystem -Root $Folder
        $Runs | Export-WorkflowReport reports:/drive.html
        Join-Path $Folder 'drive.html' | Should -Exist
    }

    It 'takes wildcards as they are' {
        $Runs | Export-WorkflowReport "$Folder/run[1]*.html"
        [System.IO.File]::Exists("$Folder/run[1]*.html") | Should -BeTrue
    }

    It 'of a file that exists is an error that ends the pipeline, and the file is kept' {
        Set-Content -LiteralPath $Report 'mine'
        { $Runs | Export-WorkflowReport $Report } | Should -Throw -ErrorId 'ReportExists,WorkflowStatus.Commands.ExportWorkflowReportCommand'
        $Error[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $Error[0].TargetObject | Should -Be $Report
        $Error[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        Get-Content -LiteralPath $Report | Should -Be 'mine'
    }

    It 'of a file that exists is replaced with -Force' {
        Set-Content -LiteralPath $Report 'mine'
        $Runs | Export-WorkflowReport $Report -Force
        Get-Verdict $Report | Should -Match 'of 2 runs'
    }

    It 'in a folder that does not exist is an error that names it, also with -Force' {
        { $Runs | Export-WorkflowReport "$Folder/missing/report.html" -Force } | Should -Throw -ErrorId 'ReportNotWritten,WorkflowStatus.Commands.ExportWorkflowReportCommand'
        $Error[0].CategoryInfo.Category | Should -Be 'WriteError'
        "$Error" | Should -Match ([regex]::Escape((Join-Path $Folder 'missing')))
    }

    It 'of a folder is an error' {
        { $Runs | Export-WorkflowReport $Folder -Force } | Should -Throw -ErrorId 'ReportNotWritten,*'
    }

    It 'of a pipe is an error, and the pipe is kept' -Skip:(-not (Get-Command mkfifo -ErrorAction Ignore)) {
        mkfifo $Report
        { $Runs | Export-WorkflowReport $Report -Force } | Should -Throw -ErrorId 'ReportNotWritten,*'
        (Get-Item $Report).UnixStat.ItemType | Should -Be 'NamedPipe'
    }

    It 'that no file can have is an error' {
        { $Runs | Export-WorkflowReport "$Folder/a$([char] 0)b.html" } | Should -Throw -ErrorId 'ReportNotWritten,*'
    }

    It 'of another provider is an error' {
        { $Runs | Export-WorkflowReport Variable:report } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'is checked before the work upstream begins' {
        $script:asked = 0
        { 1..3 | ForEach-Object { $script:asked++; $Runs[0] } | Export-WorkflowReport "$Folder/missing/report.html" } | Should -Throw
        $asked | Should -Be 0
    }
}

Describe 'Common behaviour' {
    BeforeEach { Use-Folder }

    It 'writes nothing with -WhatIf, and returns nothing' {
        $Runs | Export-WorkflowReport $Report -WhatIf -PassThru | Should -BeNullOrEmpty
        $Report | Should -Not -Exist
    }

    It 'keeps a file with -WhatIf and -Force' {
        Set-Content -LiteralPath $Report 'mine'
        $Runs | Export-WorkflowReport $Report -WhatIf -Force
        Get-Content -LiteralPath $Report | Should -Be 'mine'
    }

    It 'returns the file with -PassThru' {
        $file = $Runs | Export-WorkflowReport $Report -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be $Report
        $file.Length | Should -BeGreaterThan 5000
        (Get-Command Export-WorkflowReport).OutputType.Type | Should -Be ([System.IO.FileInfo])
    }

    It 'writes nothing when the pipeline is stopped' {
        $pipeline = Open-Pipeline '1..2 | ForEach-Object { if ($_ -eq 2) { $started.Set(); Start-Sleep 60 } } | Export-WorkflowReport $path' -Variable @{ path = $Report; started = ($started = [System.Threading.ManualResetEventSlim]::new()) }
        try {
            $started.Wait(30000) | Should -BeTrue
            $null = Measure-PipelineStop $pipeline
        }
        finally { Close-Pipeline $pipeline }
        Get-ChildItem $Folder | Should -BeNullOrEmpty
    }
}
