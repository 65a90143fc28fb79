#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    $script:NoVaults = -not (Test-SecretManagement)
}

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    . "$PSScriptRoot/Support/Secrets.ps1"
    Clear-CredentialVariable
    $script:OldHome = $env:WORKFLOWSTATUS_HOME
    Import-Module $ModuleManifest -Force
    $script:Key = 'connection-key-0123456789'
    $script:Sim = Open-Simulator -Key $Key -SecondOrigin

    function Use-NewHome {
        # An empty configuration folder; its file's path.
        $env:WORKFLOWSTATUS_HOME = "$TestDrive/$([guid]::NewGuid().ToString('N'))"
        "$env:WORKFLOWSTATUS_HOME/connections.json"
    }

    function Get-OneError {
        # The only error that a script block writes or throws.
        param([scriptblock] $Script)
        $problem = @(& { try { & $Script } catch { $_ } } 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problem | Should -HaveCount 1
        $problem[0]
    }

    function Complete-Line {
        # What Tab offers at the end of a line.
        param([string] $Line)
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }

    function Get-FreePort {
        # A port at which nobody listens.
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $port
    }
}

AfterAll {
    Clear-CredentialVariable
    $env:WORKFLOWSTATUS_HOME = $OldHome
    Close-Simulator $Sim
}

Describe 'Register-WorkflowConnection' {
    BeforeEach { $script:File = Use-NewHome }

    It 'returns nothing, or the connection with -PassThru' {
        Register-WorkflowConnection quiet Storyteller | Should -BeNullOrEmpty
        $connection = Register-WorkflowConnection production Aster -TenantId acme -BaseUri https://aster.example.com/api/ -SecretName aster-token -VaultName Store -RequestPath '/api/v2/workflows/{id}/state' -PollInterval 0.5 -MaxPollInterval 20 -PassThru
        $connection | Should -BeOfType WorkflowStatus.WorkflowConnection
        $connection.Name | Should -Be 'production'
        $connection.Provider | Should -Be 'Aster'
        $connection.BaseUri | Should -Be 'https://aster.example.com/api/'
        $connection.SecretName | Should -Be 'aster-token'
        $connection.VaultName | Should -Be 'Store'
        $connection.Parameters['tenantid'] | Should -Be 'acme'
        $connection.RequestPath | Should -Be '/api/v2/workflows/{id}/state'
        $connection.PollInterval | Should -Be ([timespan]::FromSeconds(0.5))
        $connection.MaximumPollInterval | Should -Be ([timespan]::FromSeconds(20))
        $connection.CreatedAt.Kind | Should -Be 'Utc'
        "$connection" | Should -Be 'production'
        (Get-WorkflowConnection production).Parameters['TenantId'] | Should -Be 'acme'
    }

    It 'takes the provider''s parameters by name, by hashtable, and offers them with Tab' {
        (Register-WorkflowConnection eight 8x8 -AccountId acc -Parameter @{ definitionid = 'def' } -PassThru).Parameters.Keys | Sort-Object | Should -Be 'AccountId', 'DefinitionId'
        (Complete-Line 'Register-WorkflowConnection x -Provider Aster -Ten').ListItemText | Should -Be 'TenantId'
        (Complete-Line 'Register-WorkflowConnection x Aster -Ten').ListItemText | Should -Be 'TenantId'
    }

    It 'writes the provider''s name as the definition does' {
        (Register-WorkflowConnection x aster -TenantId acme -PassThru).Provider | Should -BeExactly 'Aster'
    }

    It 'leaves a connection that exists alone, whatever its case, without -Force' {
        Register-WorkflowConnection production Aster -TenantId acme
        $before = Get-FileHash $File
        $problem = Get-OneError { Register-WorkflowConnection Production Storyteller }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike "*'production' exists already*-Force*"
        (Get-FileHash $File).Hash | Should -Be $before.Hash
        $old = Get-WorkflowConnection production
        $new = Register-WorkflowConnection Production Storyteller -Force -PassThru
        (Get-WorkflowConnection).Provider | Should -Be 'Storyteller'
        $new.CreatedAt | Should -Be $old.CreatedAt
        $new.UpdatedAt | Should -BeGreaterThan $old.UpdatedAt
    }

    It 'writes nothing with -WhatIf, and checks all the same' {
        Register-WorkflowConnection production Aster -TenantId acme -WhatIf -PassThru | Should -BeNullOrEmpty
        Test-Path $env:WORKFLOWSTATUS_HOME | Should -BeFalse
        (Get-OneError { Register-WorkflowConnection production Aster -TenantId 'a b' -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'may leave a parameter to the commands, and warns what it is for' {
        $warnings = Register-WorkflowConnection open Aster 3>&1
        "$warnings" | Should -BeLike '*TenantId*The tenant that owns the workflow*'
        Use-CredentialVariable $Key Aster
        Register-WorkflowConnection open Aster -BaseUri $Sim.BaseUri -Force 3> $null
        (Get-WorkflowStatus success-1 -Connection open -TenantId acme).State | Should -Be 'Succeeded'
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Connection open }
        $problem.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        "$problem" | Should -BeLike '*TenantId*The tenant that owns the workflow*'
        (Test-WorkflowConnection open -Parameter @{ TenantId = 'acme' }).Passed | Should -BeTrue
        (Test-WorkflowConnection open).Message | Should -BeLike '*TenantId*'
        Clear-CredentialVariable
    }

    It 'refuses before it warns: <Case>' -ForEach @(
        @{ Case = 'a wrong name'; Name = 'no name!' }, @{ Case = 'a name that is taken'; Name = 'taken' }
    ) {
        Register-WorkflowConnection taken Demo
        $said = Register-WorkflowConnection $Name Aster -WhatIf -WarningVariable warnings -ErrorVariable problem -ErrorAction SilentlyContinue
        $said | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $warnings | Should -BeNullOrEmpty
        (Get-WorkflowConnection).Provider | Should -Be 'Demo'
    }

    It 'refuses <Case>, and writes nothing' -ForEach @(
        @{ Case = 'a provider that is not there'; Arguments = @{ Provider = 'Astre' }; Id = 'UnknownProvider'; Text = "*Did you mean 'Aster'*" }
        @{ Case = 'a parameter that the provider does not have'; Arguments = @{ Provider = 'Aster'; Parameter = @{ TenantIdd = 'x' } }; Id = 'InvalidParameter'; Text = "*TenantIdd*Did you mean 'TenantId'*" }
        @{ Case = 'a value that does not fit'; Arguments = @{ Provider = 'Aster'; Parameter = @{ TenantId = 'no/slash' } }; Id = 'InvalidParameter'; Text = '*TenantId*' }
        @{ Case = 'a name with a wildcard'; Arguments = @{ Name = 'a*'; Provider = 'Storyteller' }; Id = 'InvalidParameter'; Text = '*name*' }
        @{ Case = 'a vault without a secret'; Arguments = @{ Provider = 'Storyteller'; VaultName = 'Store' }; Id = 'InvalidParameter'; Text = '*-SecretName*' }
        @{ Case = 'plain http to another machine'; Arguments = @{ Provider = 'Storyteller'; BaseUri = 'http://example.com' }; Id = 'InvalidParameter'; Text = '*http*' }
        @{ Case = 'a base URI with a password'; Arguments = @{ Provider = 'Storyteller'; BaseUri = 'https://user:pass@example.com' }; Id = 'InvalidParameter'; Text = '*base*' }
        @{ Case = 'a path without the id'; Arguments = @{ Provider = 'Storyteller'; RequestPath = '/api/status' }; Id = 'InvalidParameter'; Text = '*{id}*' }
        @{ Case = 'a path to another host'; Arguments = @{ Provider = 'Storyteller'; RequestPath = '//evil/{id}' }; Id = 'InvalidParameter'; Text = '*path*' }
        @{ Case = 'intervals the wrong way round'; Arguments = @{ Provider = 'Storyteller'; PollInterval = 5; MaxPollInterval = 1 }; Id = 'InvalidParameter'; Text = '*interval*' }
    ) {
        $call = $Arguments.Clone()
        $call.Name ??= 'x'
        $problem = Get-OneError { Register-WorkflowConnection @call }
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$problem" | Should -BeLike $Text
        Test-Path $File | Should -BeFalse
    }

    It 'refuses control characters in <Name> in words of our own, and never quotes the value' -ForEach @(
        @{ Name = 'TenantId' }, @{ Name = 'SecretName' }, @{ Name = 'VaultName' }, @{ Name = 'RequestPath' }
    ) {
        $call = @{ TenantId = 'acme'; SecretName = 'a'; VaultName = 'b' }
        $call[$Name] = "canary-value`r`nX-Evil: 1"
        $problem = Get-OneError { Register-WorkflowConnection x Aster @call }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        if ($Name -ne 'RequestPath') {
            "$problem" | Should -Not -BeLike '*canary-value*'
        }

        Test-Path $File | Should -BeFalse
    }
}

Describe 'The connection file' {
    BeforeEach { $script:File = Use-NewHome }

    It 'is JSON, for its owner alone, in the folder that WORKFLOWSTATUS_HOME names' {
        Register-WorkflowConnection production Aster -TenantId acme -SecretName aster-token
        $text = Get-Content $File -Raw | ConvertFrom-Json
        $text.formatVersion | Should -Be 1
        $text.connections.name | Should -Be 'production'
        if (-not $IsWindows) {
            (Get-Item $File).UnixFileMode | Should -Be 'UserWrite, UserRead'
            (Get-Item $env:WORKFLOWSTATUS_HOME).UnixFileMode | Should -Be 'UserExecute, UserWrite, UserRead'
        }

        Get-ChildItem $env:WORKFLOWSTATUS_HOME -Filter '*.tmp' | Should -BeNullOrEmpty
    }

    It 'is in the user''s own folder without that variable' -Skip:$IsWindows {
        $run = Invoke-PowerShellProcess "Remove-Item Env:WORKFLOWSTATUS_HOME -ErrorAction Ignore; Import-Module '$ModuleManifest'; Register-WorkflowConnection production Storyteller" -Environment @{ XDG_CONFIG_HOME = "$TestDrive/xdg" }
        $run.ExitCode | Should -Be 0 -Because $run.ErrorText
        Test-Path "$TestDrive/xdg/WorkflowStatus/connections.json" | Should -BeTrue
    }

    It 'is named and left as it is when it is <Case>' -ForEach @(
        @{ Case = 'damaged'; Text = '{ "formatVersion": 1, "connections": [ { "name": "production", "prov' }
        @{ Case = 'empty'; Text = '' }
        @{ Case = 'of a newer version'; Text = '{ "formatVersion": 2, "connections": [], "groups": [] }' }
        @{ Case = 'with a member that we do not know'; Text = '{ "formatVersion": 1, "connections": [ { "name": "production", "provider": "Storyteller", "colour": "red" } ] }' }
    ) {
        $null = New-Item -ItemType Directory $env:WORKFLOWSTATUS_HOME
        [System.IO.File]::WriteAllText($File, $Text)
        $attempts = @(
            { Register-WorkflowConnection other Storyteller -Force }, { Get-WorkflowConnection }, { Get-WorkflowConnection production }, { Unregister-WorkflowConnection production -Confirm:$false }
            { Test-WorkflowConnection production }, { Get-WorkflowStatus success-1 -Connection production }
        )
        foreach ($attempt in $attempts) {
            $problem = Get-OneError $attempt
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidConfiguration,*' -Because "$attempt"
            "$problem" | Should -BeLike "*$File*" -Because "$attempt"
        }

        [System.IO.File]::ReadAllText($File) | Should -BeExactly $Text
        # It stops nothing that needs no connection, and Tab least of all.
        (Get-WorkflowStatus success-1 -Provider Demo).Provider | Should -Be 'Demo'
        (Complete-Line 'Get-WorkflowStatus -Connection ').ResultType | Should -Not -Contain 'ParameterValue'
        (Complete-Line 'Get-WorkflowStatus -Connection production -Prov').ListItemText | Should -Be 'Provider'
    }

    It 'loses nothing when several processes register and unregister at once' {
        Register-WorkflowConnection first Storyteller
        $workers = 1..3 | ForEach-Object {
            Start-Job -ArgumentList $_, $ModuleManifest, $env:WORKFLOWSTATUS_HOME {
                param($worker, $manifest, $folder)
                $env:WORKFLOWSTATUS_HOME = $folder
                Import-Module $manifest
                1..10 | ForEach-Object {
                    Register-WorkflowConnection "worker-$worker-$_" Storyteller -ErrorAction Stop
                    Register-WorkflowConnection "gone-$worker-$_" Storyteller -ErrorAction Stop
                    Unregister-WorkflowConnection "gone-$worker-$_" -Confirm:$false -ErrorAction Stop
                }
            }
        }
        1..10 | ForEach-Object { Register-WorkflowConnection "worker-0-$_" Storyteller }
        $workers | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop
        $expected = @('first') + @(0..3 | ForEach-Object { $worker = $_; 1..10 | ForEach-Object { "worker-$worker-$_" } })
        (Get-WorkflowConnection).Name | Sort-Object | Should -Be ($expected | Sort-Object)
    }
}

Describe 'Get- and Unregister-WorkflowConnection' {
    BeforeEach {
        $null = Use-NewHome
        'aster-prod', 'aster-test', 'story' | ForEach-Object { Register-WorkflowConnection $_ Storyteller }
    }

    It 'gives all, by name, and by wildcard' {
        (Get-WorkflowConnection).Name | Should -Be 'aster-prod', 'aster-test', 'story'
        (Get-WorkflowConnection Story).Name | Should -Be 'story'
        (Get-WorkflowConnection 'aster-*', 'st?ry').Name | Should -Be 'aster-prod', 'aster-test', 'story'
        Get-WorkflowConnection 'x*' | Should -BeNullOrEmpty
    }

    It 'takes a connection where its name is asked for: <_>' -ForEach 'Get-WorkflowConnection', 'Unregister-WorkflowConnection', 'Test-WorkflowConnection' {
        $connection = Register-WorkflowConnection one -Provider Demo -PassThru
        $more = if ($_ -like 'Unregister*') { @{ PassThru = $true } } else { @{} }
        (& $_ $connection @more).Name | Should -Be 'one'
    }

    It 'takes a connection as -Connection' {
        $connection = Register-WorkflowConnection one -Provider Demo -PassThru
        (Get-WorkflowStatus success-1 -Connection $connection).Connection | Should -Be 'one'
    }

    It 'refuses a pattern that is none, and costs no other name: <_>' -ForEach 'Get-WorkflowConnection', 'Unregister-WorkflowConnection', 'Test-WorkflowConnection' {
        Register-WorkflowConnection one -Provider Demo
        $found = & $_ '[', 'one' -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        if ($_ -notlike 'Unregister*') { $found.Name | Should -Be 'one' }
    }

    It 'does once to a connection what is asked for it by several names and wildcards: <_>' -ForEach 'Get-WorkflowConnection', 'Unregister-WorkflowConnection' {
        $more = if ($_ -like 'Unregister-*') { @{ PassThru = $true } } else { @{} }
        (& $_ 'story', 'st*', 'STORY', 'aster-test' -ErrorAction Stop @more).Name | Should -Be 'story', 'aster-test'
    }

    It 'gives nothing, and makes nothing, where none was ever registered' {
        $null = Use-NewHome
        Get-WorkflowConnection | Should -BeNullOrEmpty
        Test-Path $env:WORKFLOWSTATUS_HOME | Should -BeFalse
    }

    It 'takes names and connections from the pipeline' {
        ('story', 'aster-test' | Get-WorkflowConnection).Name | Should -Be 'story', 'aster-test'
        (Get-WorkflowConnection 'aster-*' | Get-WorkflowConnection).Name | Should -Be 'aster-prod', 'aster-test'
        Get-WorkflowConnection 'aster-*' | Unregister-WorkflowConnection -Confirm:$false
        (Get-WorkflowConnection).Name | Should -Be 'story'
    }

    It 'names the near ones of a name that is not there, and costs no other name: <_>' -ForEach 'Get-WorkflowConnection', 'Unregister-WorkflowConnection', 'Test-WorkflowConnection' {
        $problem = Get-OneError { & $_ 'aster-prd' }
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnknownConnection,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.TargetObject | Should -Be 'aster-prd'
        "$problem" | Should -BeLike "*Did you mean 'aster-prod'*"
        (Get-WorkflowConnection 'aster-prd', 'story' -ErrorAction SilentlyContinue).Name | Should -Be 'story'
    }

    It 'forgets with -PassThru, keeps with -WhatIf' {
        Unregister-WorkflowConnection 'aster-*' -WhatIf
        (Get-WorkflowConnection).Name | Should -HaveCount 3
        (Unregister-WorkflowConnection 'aster-*' -PassThru).Name | Should -Be 'aster-prod', 'aster-test'
        (Get-WorkflowConnection).Name | Should -Be 'story'
    }
}

Describe 'A connection in use' {
    BeforeAll {
        $script:File = Use-NewHome
        Use-CredentialVariable $Key
        Register-WorkflowConnection tenant Aster -TenantId acme -BaseUri $Sim.BaseUri
        Register-WorkflowConnection other Aster -TenantId other -BaseUri $Sim.BaseUri
        Register-WorkflowConnection story Storyteller -BaseUri "$($Sim.BaseUri)/prefix/"
        Register-WorkflowConnection later Oumla -BaseUri $Sim.BaseUri -RequestPath '/api/v1/workflows/{id}/status'
        Register-WorkflowConnection quick Aster -TenantId acme -BaseUri $Sim.BaseUri -PollInterval 0.05 -MaxPollInterval 0.05
        Register-WorkflowConnection slow Aster -TenantId acme -BaseUri $Sim.BaseUri -PollInterval 3600 -MaxPollInterval 3600
    }
    BeforeEach { Clear-Simulator $Sim }
    AfterEach { $global:PSDefaultParameterValues.Remove('*-WorkflowStatus:Connection') }
    AfterAll { Clear-CredentialVariable }

    It 'gives provider, base URI and parameters, and its name to the run' {
        $run = Get-WorkflowStatus success-1 -Connection Tenant
        $run.Provider | Should -Be 'Aster'
        $run.Connection | Should -Be 'tenant'
        $run.Parameters['TenantId'] | Should -Be 'acme'
        (Get-SimulatorRequest $Sim).headers.'X-Tenant-ID' | Should -Be 'acme'
        $null = Get-WorkflowStatus success-1 -Connection story
        (Get-SimulatorRequest $Sim)[-1].target | Should -BeLike '/prefix/api/success-1/*'
    }

    It 'gives way to the command line' {
        $null = Get-WorkflowStatus success-1 -Connection tenant -TenantId mine -BaseUri $Sim.SecondOrigin
        $asked = Get-SimulatorRequest $Sim
        $asked.headers.'X-Tenant-ID' | Should -Be 'mine'
        $asked.origin | Should -Be $Sim.SecondOrigin
    }

    It 'takes another request path' {
        $run = Get-WorkflowStatus success-1 -Connection later
        $run.State | Should -Be 'Succeeded'
        (Get-SimulatorRequest $Sim).target | Should -Be '/api/v1/workflows/success-1/status'
    }

    It 'looks as often as it says, unless the command line says otherwise' {
        (Wait-WorkflowStatus slow-1 -Connection quick -Timeout 30).State | Should -Be 'Succeeded'
        (Wait-WorkflowStatus slow-2 -Connection slow -PollInterval 0.05 -MaxPollInterval 0.05 -Timeout 30).State | Should -Be 'Succeeded'
        Clear-Simulator $Sim
        $runs = Wait-WorkflowStatus slow-3 -Connection slow -Timeout 0.5 -ErrorAction SilentlyContinue
        $runs.IsTerminal | Should -BeFalse
        @(Get-SimulatorRequest $Sim -Like '*slow-3*').Count | Should -BeLessOrEqual 2 -Because 'the first look and the one at the deadline'
    }

    It 'serves a run further down the pipeline without repeated parameters' {
        $runs = Get-WorkflowStatus slow-4, success-4 -Connection tenant | Where-Object State -NE Succeeded | Wait-WorkflowStatus -Timeout 30 -PollInterval 0.05
        $runs.Id | Should -Be 'slow-4'
        $runs.State | Should -Be 'Succeeded'
        $runs.Connection | Should -Be 'tenant'
        (Get-SimulatorRequest $Sim).headers.'X-Tenant-ID' | Select-Object -Unique | Should -Be 'acme'
    }

    It 'is named by a column, another one in each row' {
        "Connection,Id`ntenant,success-a`nother,success-b`nstory,success-c" | Set-Content "$TestDrive/rows.csv"
        $runs = Import-Csv "$TestDrive/rows.csv" | Get-WorkflowStatus
        $runs.Connection | Should -Be 'tenant', 'other', 'story'
        $runs.State | Select-Object -Unique | Should -Be 'Succeeded'
        (Get-SimulatorRequest $Sim -Like '*success-b*').headers.'X-Tenant-ID' | Should -Be 'other'
    }

    It 'that a row names and that is not there costs that row alone' {
        $rows = [pscustomobject]@{ Connection = 'tenent'; Id = 'a' }, [pscustomobject]@{ Connection = 'tenant'; Id = 'success-1' }
        $runs = $rows | Get-WorkflowStatus -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1'
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnknownConnection,*'
        "$problem" | Should -BeLike "*Did you mean 'tenant'*"
    }

    Context 'by $PSDefaultParameterValues' {
        BeforeEach { $global:PSDefaultParameterValues['*-WorkflowStatus:Connection'] = 'tenant' }

        It 'need not be named' {
            (Get-WorkflowStatus success-1).Connection | Should -Be 'tenant'
            ('success-1' | Wait-WorkflowStatus -Timeout 5).Connection | Should -Be 'tenant'
        }

        It 'gives way to a provider or connection that is typed' {
            (Get-WorkflowStatus success-1 -Provider Demo).Provider | Should -Be 'Demo'
            (Get-WorkflowStatus success-1 -Connection other).Connection | Should -Be 'other'
        }

        It 'gives way to what a run or a row says of itself' {
            $runs = Get-WorkflowStatus slow-5 -Connection other | Wait-WorkflowStatus -Timeout 30 -PollInterval 0.05
            $runs.Connection | Should -Be 'other'
            (Get-SimulatorRequest $Sim).headers.'X-Tenant-ID' | Select-Object -Unique | Should -Be 'other'
            ([pscustomobject]@{ Provider = 'Demo'; Id = 'success-1' } | Get-WorkflowStatus).Provider | Should -Be 'Demo'
            ([pscustomobject]@{ Id = 'success-1' } | Get-WorkflowStatus).Connection | Should -Be 'tenant'
        }

        It 'that is wrong is an error also for rows, where something was typed for it' {
            $global:PSDefaultParameterValues['*-WorkflowStatus:Connection'] = 'tenent'
            $row = [pscustomobject]@{ Id = 'success-1'; Provider = 'Demo' }
            ($row | Get-WorkflowStatus).Provider | Should -Be 'Demo'
            { $row | Get-WorkflowStatus -ThrotleLimit 5 -TenantId x } | Should -Throw -ErrorId 'UnknownConnection,*'
            { $row | Wait-WorkflowStatus -TenantId x } | Should -Throw -ErrorId 'UnknownConnection,*'
        }

        It 'that is wrong is one error' {
            $global:PSDefaultParameterValues['*-WorkflowStatus:Connection'] = 'tenent'
            (Get-OneError { Get-WorkflowStatus success-1 }).FullyQualifiedErrorId | Should -BeLike 'UnknownConnection,*'
        }
    }
}

Describe 'Test-WorkflowConnection' {
    BeforeAll {
        $null = Use-NewHome
        Use-CredentialVariable $Key
        Register-WorkflowConnection good Aster -TenantId acme -BaseUri $Sim.BaseUri
        Register-WorkflowConnection refused Aster -TenantId acme -BaseUri "http://127.0.0.1:$(Get-FreePort)"
        Register-WorkflowConnection unresolved Aster -TenantId acme -BaseUri https://no-such-host.invalid
        Register-WorkflowConnection demo Demo
        # A vault that is nobody's: those of the machine are left alone.
        Register-WorkflowConnection secret Aster -TenantId acme -BaseUri $Sim.BaseUri -SecretName nothing -VaultName no-such-vault-of-this-machine
        $script:Names = 'Definition', 'Secret', 'NameResolution', 'Reachability', 'Tls', 'Authentication', 'Latency'

        function Get-Check {
            param([object] $Test, [string] $Name)
            $Test.Checks | Where-Object Name -EQ $Name
        }
    }
    BeforeEach { Clear-Simulator $Sim }
    AfterAll { Clear-CredentialVariable }

    It 'passes a good key, and says each thing by itself' {
        Add-SimulatorScript $Sim Aster '*' @{ status = 404 }
        $test = Test-WorkflowConnection good
        $test | Should -BeOfType WorkflowStatus.WorkflowConnectionTest
        $test.Passed | Should -BeTrue
        $test.Message | Should -BeNullOrEmpty
        $test.Latency | Should -BeGreaterThan ([timespan]::Zero)
        $test.Checks.Name | Should -Be $Names
        (Get-Check $test Authentication).Message | Should -BeLike '*accepts the credential*404*'
        (Get-Check $test Tls).Passed | Should -BeNullOrEmpty
        "$test" | Should -Be 'good: passed'
        @(Get-SimulatorRequest $Sim).Count | Should -Be 1
    }

    It 'tells a <Status>: <Text>' -ForEach @(
        @{ Status = 401; Passed = $false; Text = 'credential was refused' }
        @{ Status = 403; Passed = $false; Text = 'role*tenant' }
        @{ Status = 500; Passed = $null; Text = 'cannot be told' }
        @{ Status = 503; Passed = $null; Text = 'cannot be told' }
    ) {
        Add-SimulatorScript $Sim Aster '*' @{ status = $Status }
        $test = Test-WorkflowConnection good
        $test.Passed | Should -BeFalse
        $check = Get-Check $test Authentication
        $check.Passed | Should -Be $Passed
        $check.Message | Should -BeLike "*$Text*"
        (Get-Check $test Reachability).Passed | Should -BeTrue
        Test-WorkflowConnection good -Quiet | Should -BeFalse
    }

    It 'tells a key that the service does not know' {
        Use-CredentialVariable 'another-key-altogether' Aster
        $test = Test-WorkflowConnection good
        Use-CredentialVariable $Key Aster
        $test.Passed | Should -BeFalse
        (Get-Check $test Authentication).Message | Should -BeLike '*401*'
        $test.Message | Should -BeLike '*401*'
    }

    It 'tells a port at which nobody listens, and sends nothing' {
        $test = Test-WorkflowConnection refused
        $test.Passed | Should -BeFalse
        $test.Checks.Name | Should -Be $Names
        (Get-Check $test NameResolution).Passed | Should -BeTrue
        (Get-Check $test Reachability).Passed | Should -BeFalse
        (Get-Check $test Authentication).Passed | Should -BeNullOrEmpty
        $test.Latency | Should -BeNullOrEmpty
    }

    It 'tells a name without an address' {
        $test = Test-WorkflowConnection unresolved
        (Get-Check $test NameResolution).Passed | Should -BeFalse
        (Get-Check $test Reachability).Passed | Should -BeNullOrEmpty
        $test.Passed | Should -BeFalse
    }

    It 'tells a secret that cannot be read, looks at the network all the same, and sends nothing' {
        $test = Test-WorkflowConnection secret
        $test.Passed | Should -BeFalse
        $test.Checks.Name | Should -Be $Names
        (Get-Check $test Secret).Passed | Should -BeFalse
        $test.Message | Should -Be (Get-Check $test Secret).Message
        (Get-Check $test Reachability).Passed | Should -BeTrue
        (Get-Check $test Authentication).Passed | Should -BeNullOrEmpty
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'names the four ways where there is no credential at all' {
        Clear-CredentialVariable
        $test = Test-WorkflowConnection good
        Use-CredentialVariable $Key
        (Get-Check $test Secret).Message | Should -BeLike '*-Token*-SecretName*-Connection*ASTER_TOKEN*'
    }

    It 'passes what needs neither network nor key' {
        Test-WorkflowConnection demo -Quiet | Should -BeTrue
    }

    It 'takes names by wildcard and connections by pipeline, and gives a bool for each with -Quiet' {
        (Test-WorkflowConnection 'goo*', demo).Name | Should -Be 'good', 'demo'
        Get-WorkflowConnection good, refused | Test-WorkflowConnection -Quiet | Should -Be $true, $false
    }

    It 'tests all without a name' {
        $before = $env:WORKFLOWSTATUS_HOME
        try {
            $null = Use-NewHome
            Test-WorkflowConnection | Should -BeNullOrEmpty
            'one', 'two' | ForEach-Object { Register-WorkflowConnection $_ Demo }
            (Test-WorkflowConnection).Name | Should -Be 'one', 'two'
            @() | Test-WorkflowConnection | Should -BeNullOrEmpty
        }
        finally { $env:WORKFLOWSTATUS_HOME = $before }
    }

    It 'tells a definition that is not there any more' {
        $file = "$env:WORKFLOWSTATUS_HOME/connections.json"
        $text = [System.IO.File]::ReadAllText($file)
        [System.IO.File]::WriteAllText($file, $text.Replace('"provider": "Demo"', '"provider": "Gone"'))
        $test = Test-WorkflowConnection demo
        [System.IO.File]::WriteAllText($file, $text)
        $test.Passed | Should -BeFalse
        (Get-Check $test Definition).Passed | Should -BeFalse
        $test.Message | Should -BeLike '*Gone*'
    }

    It 'ends at once by Ctrl+C' {
        Add-SimulatorScript $Sim Aster '*' @{ fault = @{ kind = 'stallBeforeHeaders' } }
        $pipeline = Open-Pipeline 'Test-WorkflowConnection good'
        try {
            Wait-Condition { @(Get-SimulatorRequest $Sim).Count -gt 0 }
            Measure-PipelineStop $pipeline | Should -BeLessThan 2
            "$($pipeline.Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
            $pipeline.Output | Should -BeNullOrEmpty
            Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 }
        }
        finally {
            Close-Pipeline $pipeline
        }
    }
}

Describe 'Tab' {
    BeforeAll {
        $null = Use-NewHome
        Clear-Simulator $Sim
        Register-WorkflowConnection aster-prod Aster -TenantId acme -BaseUri $Sim.BaseUri -SecretName 'aster token' -VaultName Store
        Register-WorkflowConnection story Storyteller -SecretName story-key
    }

    It 'offers connections, with what they are' -ForEach @(
        'Get-WorkflowStatus x -Connection ', 'Wait-WorkflowStatus x -Connection ', 'Watch-WorkflowStatus x -Connection ', 'Get-WorkflowConnection ', 'Unregister-WorkflowConnection ', 'Test-WorkflowConnection -Name '
    ) {
        $offers = Complete-Line $_ | Where-Object ResultType -EQ ParameterValue
        $offers.ListItemText | Should -Be 'aster-prod', 'story'
        $offers[0].ToolTip | Should -BeLike '*Aster*TenantId=acme*'
        (Complete-Line "${_}prod").CompletionText | Should -Be 'aster-prod'
    }

    It 'offers the parameters of a connection''s provider' {
        (Complete-Line 'Get-WorkflowStatus x -Connection aster-prod -Ten').ListItemText | Should -Be 'TenantId'
    }

    It 'offers the secrets that connections name, quoted where that is needed' {
        (Complete-Line 'Get-WorkflowStatus x -SecretName ').CompletionText | Should -Be "'aster token'", 'story-key'
        (Complete-Line 'Register-WorkflowConnection x Aster -SecretName sto').CompletionText | Should -Be 'story-key'
    }

    It 'offers providers for a registration' {
        (Complete-Line 'Register-WorkflowConnection x -Provider sto').CompletionText | Should -Be 'Storyteller'
    }

    It 'asked no service' {
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'offers vaults by their list alone, and opens none' -Skip:$NoVaults {
        $secret = New-SecretHome "$TestDrive/tab"
        $fact = Invoke-SecretScript $secret @'
'Alpha', 'Beta vault' | ForEach-Object { Register-SecretVault -Name $_ -ModuleName TestVault }
Remove-Item -LiteralPath $env:WS_VAULT_LOG -ErrorAction Ignore
Note Tab { foreach ($line in 'Get-WorkflowStatus x -VaultName ', 'Register-WorkflowConnection x Aster -VaultName Be') { (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText } }
$facts.Opened = Test-Path -LiteralPath $env:WS_VAULT_LOG
'@
        $fact.Tab.Errors | Should -BeNullOrEmpty
        $fact.Tab.Output | Should -Be 'Alpha', "'Beta vault'", "'Beta vault'"
        $fact.Opened | Should -BeFalse
    }
}

Describe 'Bad input' {
    BeforeAll {
        $null = Use-NewHome
        Clear-CredentialVariable
        Register-WorkflowConnection production Aster -TenantId acme -BaseUri $Sim.BaseUri
        $script:Aster = @{ Provider = 'Aster'; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Key }
    }
    BeforeEach { Clear-Simulator $Sim }
    AfterEach { Get-SimulatorRequest $Sim | Should -BeNullOrEmpty }

    It 'names the near connections, and all when none is near' {
        $problem = Get-OneError { Get-WorkflowStatus x -Connection prodution }
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnknownConnection,*'
        "$problem" | Should -BeLike "*Did you mean 'production'*"
        "$(Get-OneError { Get-WorkflowStatus x -Connection qqqqqqq })" | Should -BeLike '*Known: production.'
    }

    It 'names the near providers' {
        "$(Get-OneError { Get-WorkflowStatus x -Provider Storryteller })" | Should -BeLike "*Did you mean 'Storyteller'*"
    }

    It 'names a missing parameter with its help text' {
        $problem = Get-OneError { Get-WorkflowStatus x @Aster }
        $problem.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        "$problem" | Should -BeLike '*TenantId*The tenant that owns the workflow*'
    }

    It 'refuses <Case> in a <Where>, in words of our own, and never quotes the value' -ForEach @(
        foreach ($bad in @{ Case = 'a line break'; Tail = "`r`nX-Evil: 1" }, @{ Case = 'a null character'; Tail = "`0" }, @{ Case = 'an escape'; Tail = "`e[31m" }) {
            foreach ($place in 'token', 'environment variable', 'parameter') { @{ Case = $bad.Case; Tail = $bad.Tail; Where = $place } }
        }
    ) {
        $value = "canary-value$Tail"
        $call = @{ Provider = 'Aster'; BaseUri = $Sim.BaseUri; TenantId = 'acme' }
        if ($Where -eq 'environment variable') {
            if ($Tail.Contains("`0")) { return }
            Use-CredentialVariable $value Aster
        }
        elseif ($Where -eq 'token') {
            $call.Token = ConvertTo-Token $value
        }
        else {
            $call.Token = ConvertTo-Token $Key
            $call.TenantId = $value
        }

        $problem = Get-OneError { Get-WorkflowStatus success-1 @call }
        Clear-CredentialVariable
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -Not -BeLike '*canary-value*'
        $problem.Exception.ToString() | Should -Not -BeLike '*canary-value*'
        $problem.Exception.InnerException | Should -BeNullOrEmpty
    }

    It 'refuses an empty token, and says where it came from' {
        "$(Get-OneError { Get-WorkflowStatus x -Provider Aster -TenantId acme -BaseUri $Sim.BaseUri -Token ([securestring]::new()) })" | Should -BeLike '*-Token is empty*'
        Use-CredentialVariable ' ' Aster
        "$(Get-OneError { Get-WorkflowStatus x -Connection production })" | Should -BeLike '*ASTER_TOKEN is empty*'
        Clear-CredentialVariable
    }
}
