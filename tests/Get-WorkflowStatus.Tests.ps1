#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $script:IdNames = 'Id', 'WorkflowId', 'CorrelationId', 'RunId', 'InstanceId', 'ExecutionId'
    $script:Providers = 'Storyteller', 'Oumla', '8x8', 'Aster', 'GloriaMundo'
}

BeforeAll {
    . "$PSScriptRoot/Support/Simulator.ps1"
    . "$PSScriptRoot/Support/Session.ps1"
    Clear-CredentialVariable
    Import-Module $ModuleManifest -Force
    # Long and strange enough that no text holds it by chance: the last tests look for it everywhere.
    $script:Key = "canary-$([guid]::NewGuid().ToString('N'))"
    $script:Sim = Open-Simulator -Key $Key -SecondOrigin
    $script:Own = @{ Storyteller = @{}; Oumla = @{}; '8x8' = @{ AccountId = 'acc'; DefinitionId = 'def' }; Aster = @{ TenantId = 'acme' }; GloriaMundo = @{} }

    function Get-Call {
        # The arguments that ask one of the simulated services.
        param([string] $Provider)
        @{ Provider = $Provider; Parameter = $Own[$Provider]; BaseUri = $Sim.BaseUri; Token = ConvertTo-Token $Key }
    }

    function Get-OneError {
        # The only error that a script block writes.
        param([scriptblock] $Script)
        $problem = @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problem | Should -HaveCount 1
        $problem[0]
    }
}

AfterAll {
    Clear-CredentialVariable
    Close-Simulator $Sim
}

Describe 'Naming runs' {
    BeforeAll { $script:Story = Get-Call Storyteller }
    BeforeEach { Clear-Simulator $Sim }

    It 'takes ids by position' {
        (Get-WorkflowStatus success-1, failure-2 @Story).Id | Should -Be 'success-1', 'failure-2'
    }

    It 'takes ids from the pipeline' {
        $runs = 'success-1', 'failure-2' | Get-WorkflowStatus @Story
        $runs.Id | Should -Be 'success-1', 'failure-2'
        $runs.State | Should -Be 'Succeeded', 'Failed'
    }

    It 'takes ids that are no texts: numbers and GUIDs' {
        $guid = [guid]::NewGuid()
        (4711, $guid | Get-WorkflowStatus @Story).Id | Should -Be '4711', "$guid"
    }

    It 'takes a parameter named -<_>' -ForEach $IdNames {
        $named = @{ $_ = 'success-1' }
        (Get-WorkflowStatus @named @Story).Id | Should -Be 'success-1'
    }

    It 'takes objects with a property <_>' -ForEach $IdNames {
        $rows = [pscustomobject]@{ $_ = 'success-1'; Other = 'x' }, [pscustomobject]@{ $_ = 'failure-1'; Other = 'y' }
        ($rows | Get-WorkflowStatus @Story).Id | Should -Be 'success-1', 'failure-1'
    }

    It 'takes hashtables' {
        $run = @{ provider = 'Aster'; id = 'success-1'; tenantId = 'acme' } | Get-WorkflowStatus -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key)
        $run.State | Should -Be 'Succeeded'
        $run.Parameters['TenantId'] | Should -Be 'acme'
    }

    It 'takes a provider with blanks around its name, as a cell of a CSV may have' {
        $rows = 'Provider,Id', ' Demo , success-1 ' | ConvertFrom-Csv
        ($rows | Get-WorkflowStatus).Provider | Should -Be 'Demo'
        (Get-WorkflowStatus success-1 -Provider ' demo ').Provider | Should -Be 'Demo'
    }

    It 'takes the rows of a CSV file of several providers with parameters of their own' {
        Use-CredentialVariable $Key
        @'
Provider,WorkflowId,TenantId,AccountId,DefinitionId,Note
Aster,success-a,acme,,,first
8x8,success-8,,account-1,definition-1,second
Storyteller,failure-s,,,,third
Aster,running-b,other,,,fourth
'@ | Set-Content "$TestDrive/runs.csv"
        $runs = Import-Csv "$TestDrive/runs.csv" | Get-WorkflowStatus -BaseUri $Sim.BaseUri
        $runs.Provider | Should -Be 'Aster', '8x8', 'Storyteller', 'Aster'
        $runs.State | Should -Be 'Succeeded', 'Succeeded', 'Failed', 'Running'
        $asked = Get-SimulatorRequest $Sim
        ($asked | Where-Object target -Like '*success-a*').headers.'X-Tenant-ID' | Should -Be 'acme'
        ($asked | Where-Object target -Like '*running-b*').headers.'X-Tenant-ID' | Should -Be 'other'
        ($asked | Where-Object target -Like '*success-8*').target | Should -BeLike '/api/v1/accounts/account-1/definitions/definition-1/*'
        Clear-CredentialVariable
    }

    It 'takes runs, which carry all but the secret' {
        Use-CredentialVariable $Key
        $first = @(Get-WorkflowStatus work-1 -Provider 8x8 -AccountId acc -DefinitionId def -BaseUri $Sim.BaseUri) + @(Get-WorkflowStatus work-2 -Provider Aster -TenantId acme -BaseUri $Sim.BaseUri)
        $again = $first | Get-WorkflowStatus
        $again.Provider | Should -Be '8x8', 'Aster'
        $again.Id | Should -Be 'work-1', 'work-2'
        (Get-SimulatorRequest $Sim).Count | Should -Be 4
        Clear-CredentialVariable
    }

    It 'takes runs that went through a CliXml file' {
        Use-CredentialVariable $Key
        $first = @(Get-WorkflowStatus work-1 -Provider 8x8 -AccountId acc -DefinitionId def -BaseUri $Sim.BaseUri) + @(Get-WorkflowStatus work-2 -Provider Aster -TenantId acme -BaseUri $Sim.BaseUri)
        $first | Export-Clixml "$TestDrive/runs.clixml"
        $again = Import-Clixml "$TestDrive/runs.clixml" | Get-WorkflowStatus -BaseUri $Sim.BaseUri
        $again.Id | Should -Be 'work-1', 'work-2'
        $again[0].Parameters['DefinitionId'] | Should -Be 'def'
        $again[1].Parameters['TenantId'] | Should -Be 'acme'
        Clear-CredentialVariable
    }

    It 'takes a list that comes through the pipeline as one object: <Case>' -ForEach @(
        @{ Case = 'of texts'; Read = { param($all) , @('success-1', 'failure-2') | Get-WorkflowStatus @all } }
        @{ Case = 'of Get-Content -ReadCount'; Read = { param($all) Set-Content "$TestDrive/ids.txt" 'success-1', 'failure-2'; Get-Content "$TestDrive/ids.txt" -ReadCount 2 | Get-WorkflowStatus @all } }
        @{ Case = 'of rows, as Invoke-RestMethod gives them'; Read = { param($all) ConvertFrom-Json '[{"id":"success-1"},{"id":"failure-2"}]' -NoEnumerate | Get-WorkflowStatus @all } }
        @{ Case = 'of runs in one CliXml object'; Read = {
                param($all)
                $runs = Get-WorkflowStatus success-1, failure-2 @all
                Export-Clixml -InputObject $runs -Path "$TestDrive/list.clixml"
                Import-Clixml "$TestDrive/list.clixml" | Get-WorkflowStatus @all
            }
        }
        @{ Case = 'of -InputObject'; Read = { param($all) Get-WorkflowStatus -InputObject 'success-1', 'failure-2' @all } }
    ) {
        (& $Read $Story).Id | Should -Be 'success-1', 'failure-2'
    }

    It 'takes lists in such a list, and ends at one that breaks off with an error of its own' {
        (, @('success-1', @('failure-2', @('success-3'))) | Get-WorkflowStatus @Story).Id | Should -Be 'success-1', 'failure-2', 'success-3'
        $broken = [System.Linq.Enumerable]::Select([string[]]('success-1', 'x'), [Func[string, string]] { param($id) if ($id -eq 'x') { throw 'boom' } $id })
        $runs = Get-WorkflowStatus -InputObject $broken @Story -ErrorVariable problems -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($problems[0])" | Should -BeLike 'The list cannot be read to its end: *boom*'
    }

    It 'takes ids of a list that can be gone through once only' {
        $queue = [System.Collections.Concurrent.BlockingCollection[string]]::new()
        'success-1', 'failure-2' | ForEach-Object { $queue.Add($_) }
        $queue.CompleteAdding()
        (Get-WorkflowStatus -Id $queue.GetConsumingEnumerable() @Story).Id | Should -Be 'success-1', 'failure-2'
    }

    It 'costs an element of such a list nothing that another is wrong, and tells its place' {
        $runs = , @('success-1', ' ', 'failure-2') | Get-WorkflowStatus @Story -ErrorVariable problems -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1', 'failure-2'
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike 'Input object 2: *'
    }

    It 'refuses as an id what is none, before a text of it is asked for: <Case>' -ForEach @(
        @{ Case = 'a run'; Row = { Get-WorkflowStatus success-1 @Story } }
        @{ Case = 'a run among ids'; Row = { 'success-2', (Get-WorkflowStatus success-1 @Story) } }
        @{ Case = 'a row'; Row = { [pscustomobject]@{ Id = 'success-1' } } }
        @{ Case = 'a hashtable'; Row = { @{ Id = 'success-1' } } }
        @{ Case = 'a row of a table'; Row = { $table = [System.Data.DataTable]::new(); $null = $table.Columns.Add('Id'); $table.Rows.Add('success-1') } }
        @{ Case = 'a list in a list'; Row = { , @('success-1', @('success-2', 'success-3')) } }
    ) {
        $given = & $Row
        Clear-Simulator $Sim
        { Get-WorkflowStatus $given @Story } | Should -Throw '*is no id. Pipe it to the command instead*'
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'reads the provider''s parameters back from <Case>' -ForEach @(
        @{ Case = 'JSON'; Trip = { param($run) $run | ConvertTo-Json -Depth 5 -EnumsAsStrings | ConvertFrom-Json } }
        @{ Case = 'CSV'; Trip = { param($run) $run | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Case = 'a text of several'; Trip = { param($run) [pscustomobject]@{ Provider = 'Aster'; Id = $run.Id; Parameters = 'Other=x=y; tenantid=acme' } } }
    ) {
        $call = Get-Call Aster
        $row = & $Trip (Get-WorkflowStatus success-1 @call)
        $run = $row | Get-WorkflowStatus -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key)
        $run.State | Should -Be 'Succeeded'
        $run.Parameters['TenantId'] | Should -Be 'acme'
    }

    It 'prefers the command line to the row' {
        $row = [pscustomobject]@{ Provider = 'Storyteller'; Id = 'success-1'; TenantId = 'row' }
        $run = $row | Get-WorkflowStatus -Provider Aster -TenantId line -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key)
        $run.Provider | Should -Be 'Aster'
        (Get-SimulatorRequest $Sim).headers.'X-Tenant-ID' | Should -Be 'line'
    }

    It 'never takes the address of a credential from a row' {
        $row = [pscustomobject]@{ Provider = 'Storyteller'; Id = 'success-1'; BaseUri = $Sim.SecondOrigin }
        $null = $row | Get-WorkflowStatus @Story
        (Get-SimulatorRequest $Sim).origin | Should -Be $Sim.BaseUri
    }

    It 'never takes the address of a credential from a run out of a file (<Case>)' -ForEach @(
        @{ Case = 'another machine'; Address = 'https://evil.example' }
        @{ Case = 'a port of this machine, where any user may listen'; Address = $null }
    ) {
        Use-CredentialVariable $Key
        Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri $Sim.SecondOrigin | Export-Clixml "$TestDrive/hostile.clixml"
        if ($Address) {
            (Get-Content "$TestDrive/hostile.clixml" -Raw).Replace($Sim.SecondOrigin, $Address) | Set-Content "$TestDrive/hostile.clixml"
        }

        Clear-Simulator $Sim
        $problem = Get-OneError { Import-Clixml "$TestDrive/hostile.clixml" | Get-WorkflowStatus }
        Clear-CredentialVariable
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*comes from a file or another process*Give -BaseUri*'
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'never takes a run that was read from a file before the module was there for a row: it was read at another place' {
        Use-CredentialVariable $Key
        Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri $Sim.BaseUri | Export-Clixml "$TestDrive/late.clixml"
        (Get-Content "$TestDrive/late.clixml" -Raw) -replace '<DT N="RetrievedAt">[^<]*</DT>', '<S N="RetrievedAt">soon</S>' | Set-Content "$TestDrive/damaged.clixml"
        $proxy, $env:https_proxy = $env:https_proxy, 'http://127.0.0.1:9'
        Clear-Simulator $Sim
        $said = foreach ($name in 'late', 'damaged') {
            & "$PSHOME/pwsh" -NoProfile -NonInteractive -Command "
                `$run = Import-Clixml '$TestDrive/$name.clixml'
                Import-Module '$ModuleManifest'
                `$run.PSObject.TypeNames[0]
                try { `$run | Get-WorkflowStatus -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId.Split(',')[0] + ': ' + `$_ }"
        }
        $env:https_proxy = $proxy
        Clear-CredentialVariable
        $said | Should -HaveCount 4
        $said[0] | Should -BeExactly 'Deserialized.WorkflowStatus.WorkflowRun'
        $said[1] | Should -BeLike 'InvalidParameter: *comes from a file or another process*Give -BaseUri*'
        $said[3] | Should -BeLike 'InvalidParameter: *cannot be brought back*'
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'refuses a row whose provider is not the one of its connection' {
        $env:WORKFLOWSTATUS_HOME = "$TestDrive/home-of-rows"
        Register-WorkflowConnection rowed -Provider Demo
        $problem = Get-OneError { [pscustomobject]@{ Provider = 'Aster'; Connection = 'rowed'; Id = 'success' } | Get-WorkflowStatus }
        (([pscustomobject]@{ Provider = 'demo'; Connection = 'rowed'; Id = 'success' }) | Get-WorkflowStatus).Provider | Should -Be 'Demo'
        $env:WORKFLOWSTATUS_HOME = $null
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*names the provider Aster and the connection rowed, which is for Demo*'
    }

    It 'says what is missing from a row, and reads the other rows' {
        $rows = [pscustomobject]@{ Name = 'no id' }, [pscustomobject]@{ Id = 'success-1' }
        $runs = $rows | Get-WorkflowStatus @Story -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1'
        $problem | Should -HaveCount 1
        "$problem" | Should -BeLike '*no id*CorrelationId*'
    }
}

Describe 'An object without an id' {
    It 'is an error that says what the object has: <Case>' -ForEach @(
        @{ Case = 'no such column'; Row = [pscustomobject]@{ Provider = 'Demo'; Run = 'x' }; Text = 'No id was given; the object has: Provider, Run. Give the object a property Id,*' }
        @{ Case = 'a hashtable'; Row = @{ Provider = 'Demo' }; Text = 'No id was given; the object has: Provider. Give the object a property Id,*' }
        @{ Case = 'many columns'; Row = [pscustomobject]@{ a = 1; b = 2; c = 3; d = 4; e = 5; f = 6 }; Text = 'No id was given; the object has: a, b, c, d, e …. Give*' }
        @{ Case = 'another delimiter'; Row = 'Provider;Id', 'Demo;x' | ConvertFrom-Csv; Text = "No id was given; the object has: Provider;Id. *Import-Csv -Delimiter ';'." }
        @{ Case = 'a tab'; Row = "Provider`tId", "Demo`tx" | ConvertFrom-Csv; Text = 'No id was given; the object has: Provider?Id. *Import-Csv -Delimiter "``t".' }
        @{ Case = 'an empty cell'; Row = 'Provider,RunId', 'Demo,' | ConvertFrom-Csv; Text = 'No id was given: RunId is blank. Leave the object out,*' }
        @{ Case = 'nothing'; Row = [pscustomobject]@{}; Text = 'No id was given. Give the object a property Id,*' }
    ) {
        $Row | Get-WorkflowStatus -Provider Demo -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($problem[0])" | Should -BeLike "Input object 1: $Text"
    }
}

Describe 'Whom to ask' {
    BeforeEach { Clear-Simulator $Sim }

    It 'names the row that an error is about: by its id, else by its place' {
        $rows = 'Id,Provider', 'success-1,Storyteller', ',Storyteller', 'run-3,Storryteller', 'run-4,', 'run-5,Aster' | ConvertFrom-Csv
        $runs = $rows | Get-WorkflowStatus -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key) -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1'
        $problem | Should -HaveCount 4
        "$($problem[0])" | Should -BeLike 'Input object 2: No id *'
        "$($problem[1])" | Should -BeLike "Input object 'run-3': There is no provider*"
        "$($problem[2])" | Should -BeLike "Input object 'run-4': It is not known whom to ask.*"
        "$($problem[3])" | Should -BeLike "Input object 'run-5': Aster needs the parameter TenantId*"
        $problem[1..3].TargetObject | Should -Be 'run-3', 'run-4', 'run-5'
    }

    It 'takes the provider''s own parameters as parameters' {
        $null = Get-WorkflowStatus success-1 -Provider 8x8 -AccountId 'a c' -DefinitionId 'd/e' -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key)
        (Get-SimulatorRequest $Sim).target | Should -BeLike '/api/v1/accounts/a%20c/definitions/d%2Fe/workflows/success-1?*'
    }

    It 'takes them as a hashtable too, without regard to case' {
        $null = Get-WorkflowStatus success-1 -Provider Aster -Parameter @{ tenantid = 'acme' } -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key)
        (Get-SimulatorRequest $Sim).headers.'X-Tenant-ID' | Should -Be 'acme'
    }

    It 'sends a parameter''s default' {
        $call = Get-Call Oumla
        $null = Get-WorkflowStatus success-1 @call
        (Get-SimulatorRequest $Sim).headers.'x-sdk-version' | Should -Be '1.0.0'
    }

    It 'refuses a parameter that the provider does not have, and names the near one' {
        { Get-WorkflowStatus success-1 -Provider Aster -Parameter @{ Tenant = 'acme' } -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key) } | Should -Throw '*TenantId*' -ErrorId 'InvalidParameter,*'
    }

    It 'names the parameter that has no value' {
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Provider Aster -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key) }
        $problem.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$problem" | Should -BeLike '*TenantId*'
    }

    It 'names every parameter that has no value at once, and where to give them' {
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Provider 8x8 -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key) }
        $problem.FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        "$problem" | Should -BeLike "*the parameters AccountId (*) and DefinitionId (*-AccountId and -DefinitionId*-Parameter @{ AccountId = '...'; DefinitionId = '...' }*column*connection*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike 'Give -AccountId and -DefinitionId*'
    }

    It 'names them together with a credential that is missing too, unless rows may bring them' {
        { Get-WorkflowStatus success-1 -Provider 8x8 } | Should -Throw '*needs a credential*also needs the parameters AccountId*DefinitionId*EIGHTXEIGHT_API_KEY*Give -AccountId*' -ErrorId 'CredentialMissing,*'
        $thrown = { 'success-1' | Get-WorkflowStatus -Provider 8x8 } | Should -Throw -ErrorId 'CredentialMissing,*' -PassThru
        "$thrown" | Should -Not -BeLike '*AccountId*'
        "$(Get-OneError { [pscustomobject]@{ Provider = '8x8'; Id = 'run-1' } | Get-WorkflowStatus })" | Should -BeLike "Input object 'run-1': 8x8 needs a credential*AccountId*"
    }

    It 'refuses a value that does not fit the parameter''s pattern' {
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Provider Aster -TenantId "a`r`nX-Evil: 1" -BaseUri $Sim.BaseUri -Token (ConvertTo-Token $Key) }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'names the near providers of one that is not there' {
        { Get-WorkflowStatus run-1 -Provider Astre } | Should -Throw '*Aster*' -ErrorId 'UnknownProvider,*'
    }

    It 'names the near providers also where a parameter of the right one is given' {
        { Get-WorkflowStatus run-1 -Provider Astre -TenantId acme } | Should -Throw '*Aster*' -ErrorId 'UnknownProvider,*'
        { Wait-WorkflowStatus run-1 -Provider Astre -TenantId:acme -Timeout 1 } | Should -Throw '*Aster*' -ErrorId 'UnknownProvider,*'
        { Get-WorkflowStatus run-1 -Provider Aster -TenatId acme } | Should -Throw -ErrorId 'NamedParameterNotFound,*'
    }

    It 'refuses a provider and a connection at once' {
        { Get-WorkflowStatus run-1 -Provider Demo -Connection any } | Should -Throw '*both*'
    }

    It 'says that nobody was named to ask' {
        $problem = Get-OneError { 'run-1' | Get-WorkflowStatus }
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnknownProvider,*'
        "$problem" | Should -BeLike '*-Provider*-Connection*'
    }

    It 'asks at a base URI with a path of its own' {
        $null = Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri "$($Sim.BaseUri)/gate/way/" -Token (ConvertTo-Token $Key)
        (Get-SimulatorRequest $Sim).target | Should -Be '/gate/way/api/success-1/status'
    }

    It 'sends no credential over plain http to another machine' {
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri 'http://service.invalid' -Token (ConvertTo-Token $Key) }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike '*https*'
    }
}

Describe 'Credentials' {
    BeforeEach { Clear-Simulator $Sim; Clear-CredentialVariable }
    AfterAll { Clear-CredentialVariable }

    It 'sends the token as <Provider> wants it' -ForEach @(
        @{ Provider = 'Storyteller'; Header = 'x-storyteller-api-key'; Prefix = '' }
        @{ Provider = 'Oumla'; Header = 'x-api-key'; Prefix = '' }
        @{ Provider = '8x8'; Header = 'Authorization'; Prefix = 'Bearer ' }
        @{ Provider = 'Aster'; Header = 'Authorization'; Prefix = 'Bearer ' }
        @{ Provider = 'GloriaMundo'; Header = 'Authorization'; Prefix = 'Bearer ' }
    ) {
        $call = Get-Call $Provider
        (Get-WorkflowStatus success-1 @call).State | Should -Be 'Succeeded'
        (Get-SimulatorRequest $Sim).headers.$Header | Should -Be "$Prefix$Key"
    }

    It 'reads the environment variable of <_>' -ForEach $Providers {
        Use-CredentialVariable $Key -Provider $_
        (Get-WorkflowStatus success-1 -Provider $_ -Parameter $Own[$_] -BaseUri $Sim.BaseUri).State | Should -Be 'Succeeded'
    }

    It 'prefers the token to the environment, also by its other name' {
        Use-CredentialVariable 'wrong'
        (Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri $Sim.BaseUri -ApiKey (ConvertTo-Token $Key)).State | Should -Be 'Succeeded'
    }

    It 'names all four ways when there is none' {
        $thrown = { Get-WorkflowStatus success-1 -Provider Oumla -BaseUri $Sim.BaseUri } | Should -Throw -ErrorId 'CredentialMissing,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        foreach ($way in '-Token', '-SecretName', '-Connection', 'OUMLA_API_KEY') {
            "$thrown" | Should -BeLike "*$way*"
        }

        Get-SimulatorRequest $Sim | Should -BeNullOrEmpty
    }

    It 'costs only the rows of the provider that has none' {
        Use-CredentialVariable $Key -Provider Storyteller
        $rows = [pscustomobject]@{ Provider = 'Oumla'; Id = 'success-1' }, [pscustomobject]@{ Provider = 'Storyteller'; Id = 'success-2' }
        $runs = $rows | Get-WorkflowStatus -BaseUri $Sim.BaseUri -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-2'
        $problem.FullyQualifiedErrorId | Should -BeLike 'CredentialMissing,*'
        $problem.TargetObject | Should -Be 'success-1'
    }
}

Describe 'The runs of the services' {
    BeforeAll {
        Clear-Simulator $Sim
        $script:Runs = @{}
        foreach ($provider in $Own.Keys) {
            $call = Get-Call $provider
            $Runs[$provider] = @{}
            Get-WorkflowStatus running-1, success-1, failure-1 @call | ForEach-Object { $Runs[$provider][$_.Id.Split('-')[0]] = $_ }
        }

        $script:Now = [datetime]::UtcNow

        function Assert-Recent {
            # A time that is UTC and of these minutes.
            param([datetime] $Time)
            $Time.Kind | Should -Be 'Utc'
            ($Now - $Time).TotalMinutes | Should -BeGreaterThan -0.1
            ($Now - $Time).TotalMinutes | Should -BeLessThan 5
        }
    }

    It 'are runs with their provider, id and time of reading: <_>' -ForEach $Providers {
        foreach ($word in 'running', 'success', 'failure') {
            $run = $Runs[$_][$word]
            $run | Should -BeOfType ([WorkflowStatus.WorkflowRun])
            $run.Provider | Should -Be $_
            $run.Id | Should -Be "$word-1"
            $run.Connection | Should -BeNullOrEmpty
            Assert-Recent $run.RetrievedAt
        }

        $Runs[$_].running.State | Should -Be ([WorkflowStatus.RunState]::Running)
        $Runs[$_].running.IsTerminal | Should -BeFalse
        $Runs[$_].running.CompletedAt | Should -BeNullOrEmpty
        $Runs[$_].running.Duration | Should -BeNullOrEmpty
        $Runs[$_].success.State | Should -Be ([WorkflowStatus.RunState]::Succeeded)
        $Runs[$_].success.IsTerminal | Should -BeTrue
        $Runs[$_].success.IsSuccess | Should -BeTrue
        $Runs[$_].success.Error | Should -BeNullOrEmpty
        $Runs[$_].failure.State | Should -Be ([WorkflowStatus.RunState]::Failed)
        $Runs[$_].failure.IsTerminal | Should -BeTrue
        $Runs[$_].failure.IsSuccess | Should -BeFalse
        $Runs[$_].failure.Message | Should -Not -BeNullOrEmpty
    }

    It 'tell start, end and duration: <_>' -ForEach 'Oumla', '8x8', 'Aster', 'GloriaMundo' {
        Assert-Recent $Runs[$_].running.StartedAt
        foreach ($word in 'success', 'failure') {
            $run = $Runs[$_][$word]
            Assert-Recent $run.StartedAt
            Assert-Recent $run.CompletedAt
            $run.Duration.TotalSeconds | Should -BeGreaterThan 85
            $run.Duration.TotalSeconds | Should -BeLessThan 200
        }
    }

    It 'of Storyteller hold code, messages, steps and locations' {
        $running = $Runs.Storyteller.running
        $running.Name | Should -Be 'add-to-story'
        $running.Status | Should -Be 'Running'
        $running.Message | Should -Be 'Workflow steps initiated, processing started'
        $running.CurrentStep | Should -Be 'Create Clip'
        Assert-Recent $running.UpdatedAt

        $success = $Runs.Storyteller.success
        $success.Status | Should -Be 'Finished'
        $success.StepCount | Should -Be 2
        $success.CompletedStepCount | Should -Be 2
        $success.FailedStepCount | Should -Be 0
        $success.Steps.Name | Should -Be 'Create Clip', 'Create Story Page'
        $success.Steps[0] | Should -BeOfType ([WorkflowStatus.RunStep])
        $success.Steps[0].Message | Should -Be 'Workflow successfully finished, 1 resource(s) were created'
        Assert-Recent $success.Steps[0].UpdatedAt
        $success.Steps[0].Locations | Should -HaveCount 1
        $success.Locations | Should -HaveCount 2
        $success.Locations[0] | Should -BeOfType ([WorkflowStatus.RunLocation])
        $success.Locations.Step | Should -Be 'Create Clip', 'Create Story Page'
        $success.Locations.ResourceType | Should -Be 'clips', 'pages'
        $success.Locations[0].ResourceId | Should -Be '98226576-21a4-a1c9-efd6-3a12dc9eef9b'
        "$($success.Locations[0])" | Should -Be 'https://yourtenant.usestoryteller.com/clips/98226576-21a4-a1c9-efd6-3a12dc9eef9b/form'

        $failure = $Runs.Storyteller.failure
        $failure.Message | Should -Be 'One or more workflow steps failed'
        $failure.Steps.State | Should -Be 'Succeeded', 'Failed'
        $failure.FailedStepCount | Should -Be 1
        $failure.Steps[1].Message | Should -Be 'Story not found for CreatePageFromWorkflowJob'
        $failure.Steps.ToString() | Should -Be '2 steps, 1 failed: Create Story Page'
    }

    It 'of Storyteller are several for one id' {
        $call = Get-Call Storyteller
        $runs = Get-WorkflowStatus many-1 @call
        $runs.Id | Should -Be 'many-1', 'many-1'
        $runs.Name | Should -Be 'add-clip', 'add-to-story'
    }

    It 'of Storyteller keep times without a zone as UTC, wherever the machine is' {
        Add-SimulatorScript $Sim Storyteller zone-1 @{ body = @(, @{ code = 'c'; correlationId = 'zone-1'; status = 'Running'; timestamp = '2024-05-30T17:00:25.7517519'; steps = @() }) }
        $command = 'Import-Module $env:WS_MANIFEST; (Get-WorkflowStatus zone-1 -Provider Storyteller -BaseUri $env:WS_BASE).UpdatedAt.ToString("o")'
        $run = Invoke-PowerShellProcess $command -Environment @{ TZ = 'Asia/Kolkata'; STORYTELLER_API_KEY = $Key; WS_MANIFEST = $ModuleManifest; WS_BASE = $Sim.BaseUri }
        $run.Output.Trim() | Should -Be '2024-05-30T17:00:25.7517519Z' -Because $run.ErrorText
    }

    It 'of Oumla hold Temporal''s run id, result, error and history length' {
        $Runs.Oumla.running.Status | Should -Be 'RUNNING'
        $Runs.Oumla.running.RunId | Should -Be '123e4567-e89b-12d3-a456-426614174000'
        $Runs.Oumla.running.Details.historyLength | Should -Be 5
        $Runs.Oumla.success.Status | Should -Be 'COMPLETED'
        $Runs.Oumla.success.Result.collectionId | Should -Be '123e4567-e89b-12d3-a456-426614174000'
        $failure = $Runs.Oumla.failure
        $failure.Status | Should -Be 'FAILED'
        $failure.Error | Should -BeOfType ([WorkflowStatus.RunError])
        $failure.Error.Type | Should -Be 'ApplicationFailure'
        $failure.Error.Message | Should -Be 'Workflow execution failed after 1 activities'
        $failure.Message | Should -Be $failure.Error.Message
        $failure.Steps | Should -BeNullOrEmpty
        $failure.StepCount | Should -BeNullOrEmpty
    }

    It 'of Oumla are read from the later, wrapped shape as well' {
        Add-SimulatorScript $Sim Oumla wrapped-1 @{ body = @{ message = 'ok'; success = $true; status = 200; data = @{ workflowId = 'wrapped-1'; runId = 'r'; status = 'TIMED_OUT'; executionTime = '1500'; error = 'too late' } } }
        $call = Get-Call Oumla
        $run = Get-WorkflowStatus wrapped-1 @call
        $run.State | Should -Be 'TimedOut'
        $run.Status | Should -Be 'TIMED_OUT'
        $run.Duration | Should -Be ([timespan]::FromSeconds(1.5))
        $run.Error.Message | Should -Be 'too late'
    }

    It 'of Oumla go on under a new run id' {
        Add-SimulatorScript $Sim Oumla next-1 'CONTINUED_AS_NEW'
        $call = Get-Call Oumla
        $run = Get-WorkflowStatus next-1 @call
        $run.State | Should -Be 'Running'
        $run.Status | Should -Be 'CONTINUED_AS_NEW'
    }

    It 'of 8x8 hold the definition''s id, the logs as steps and the data' {
        $running = $Runs.'8x8'.running
        $running.Name | Should -Be 'def'
        $running.Status | Should -Be 'Runnable'
        $running.Steps.State | Should -Be 'Running', 'Queued', 'Queued', 'Queued'
        $running.CurrentStep | Should -Be 'step1'
        $running.Details.version | Should -Be 1
        $running.Details.data.subAccountId | Should -Be 'test_subaccount_id'
        $running.Parameters['AccountId'] | Should -Be 'acc'
        $success = $Runs.'8x8'.success
        $success.Status | Should -Be 'Complete'
        $success.Steps.Name | Should -Be 'step1', 'step2', 'step3', 'step4'
        $success.Steps.Status | Select-Object -Unique | Should -Be 'Complete'
        $success.Steps[0].Id | Should -Be 'b2c6185b-5bbd-424e-bea0-3d09d5d14560'
        Assert-Recent $success.Steps[0].StartedAt
        $success.Steps[0].Duration.TotalSeconds | Should -Be 22.5
    }

    It 'of 8x8 tell a fault from a manual end' {
        $failure = $Runs.'8x8'.failure
        $failure.Status | Should -Be 'Terminated'
        $failure.Steps.State | Should -Be 'Succeeded', 'Failed'
        $failure.Error.Message | Should -BeLike 'Unexpected character*'
        $call = Get-Call 8x8
        $manual = Get-WorkflowStatus terminated-1 @call
        $manual.State | Should -Be 'Terminated'
        $manual.Error | Should -BeNullOrEmpty
    }

    It 'of Aster hold result, event numbers and the reason of a failure' {
        $Runs.Aster.running.Status | Should -Be 'RUNNING'
        $Runs.Aster.running.Details.lastEventSeq | Should -Be 1
        $Runs.Aster.success.Status | Should -Be 'COMPLETED'
        $Runs.Aster.success.Result.approvedAmount | Should -Be 25000
        $Runs.Aster.success.Result.eligible | Should -BeTrue
        $Runs.Aster.success.CompletedAt | Should -Be $Runs.Aster.success.UpdatedAt
        $Runs.Aster.failure.Status | Should -Be 'FAILED'
        $Runs.Aster.failure.Error.Message | Should -Be 'Division by zero in rule ''split-cost'' at line 7'
        $Runs.Aster.failure.Message | Should -BeLike '*Division by zero*'
    }

    It 'of Aster tell what compensation came to' {
        $call = Get-Call Aster
        $compensating, $compensated, $broken = Get-WorkflowStatus compensating-1, compensated-1, compensationfailed-1 @call
        $compensating.State | Should -Be 'Compensating'
        $compensating.IsTerminal | Should -BeFalse
        $compensated.State | Should -Be 'Compensated'
        $compensated.IsTerminal | Should -BeTrue
        $compensated.IsSuccess | Should -BeFalse
        $broken.State | Should -Be 'CompensationFailed'
        $broken.Message | Should -BeLike '*a person*'
    }

    It 'of GloriaMundo hold progress, cost and the error''s text' {
        $running = $Runs.GloriaMundo.running
        $running.PercentComplete | Should -Be 20
        $running.CurrentStep | Should -Be 'Read inbox'
        $running.StepCount | Should -Be 5
        $running.Steps | Should -BeNullOrEmpty -Because 'only the current step is named'
        $Runs.GloriaMundo.success.PercentComplete | Should -Be 100
        $Runs.GloriaMundo.success.Result.summary | Should -Be 'Posted summary to #daily-digest'
        $Runs.GloriaMundo.success.Details.cost_cents | Should -Be 15
        $Runs.GloriaMundo.failure.Error.Message | Should -Be 'Gmail connection expired. Please reconnect.'
        $Runs.GloriaMundo.failure.Message | Should -Be 'Gmail connection expired. Please reconnect.'
    }

    It 'of GloriaMundo know nothing but id and state while queued' {
        $call = Get-Call GloriaMundo
        $run = Get-WorkflowStatus queued-1 @call
        $run.State | Should -Be 'Queued'
        foreach ($name in 'StartedAt', 'CompletedAt', 'PercentComplete', 'CurrentStep', 'StepCount', 'Result', 'Error', 'Message') {
            $run.$name | Should -BeNullOrEmpty -Because $name
        }
    }
}

Describe 'Many runs at once' {
    BeforeAll { $script:Aster = Get-Call Aster }
    BeforeEach { Clear-Simulator $Sim }

    It 'come in the order of the input, however late the first is' {
        Add-SimulatorScript $Sim Aster success-slow @{ state = 'succeeded'; delayMs = 500 }
        $ids = @('success-slow') + @(1..7 | ForEach-Object { "success-$_" })
        (Get-WorkflowStatus $ids @Aster).Id | Should -Be $ids
        $requests = Get-SimulatorRequest $Sim
        $slow = $requests | Where-Object target -Like '*/success-slow/*'
        ($requests.timestamp | Measure-Object -Maximum).Maximum | Should -BeLessThan $slow.timestamp.AddSeconds(0.45) -Because 'the later ones were not held up'
    }

    It 'never exceed -ThrottleLimit, and use it' {
        Add-SimulatorScript $Sim Aster '*' @{ state = 'succeeded'; delayMs = 150 }
        $runs = Get-WorkflowStatus @(1..12 | ForEach-Object { "run-$_" }) @Aster -ThrottleLimit 4
        $runs | Should -HaveCount 12
        (Get-SimulatorStatistic $Sim).maxInFlight | Should -Be 4
    }

    It 'write what is there while the input still comes' {
        $seen = [System.Collections.Generic.List[string]]::new()
        & {
            'success-1'
            Wait-Condition { (Get-SimulatorRequest $Sim) -and (Get-SimulatorRequest $Sim)[0].completed }
            1..200 | ForEach-Object { if ($seen.Count -eq 0) { [System.Threading.Thread]::Sleep(10); "success-more-$_" } }
            $seen.Add('end of input')
        } | Get-WorkflowStatus @Aster | ForEach-Object { $seen.Add($_.Id) }
        $seen[0] | Should -Be 'success-1'
    }

    It 'end at once with Select-Object -First, and leave nothing in flight' {
        Add-SimulatorScript $Sim Aster (1..10 | ForEach-Object { "stall-$_" }) @{ fault = @{ kind = 'stallBeforeHeaders' } }
        $ids = @('success-1') + @(1..10 | ForEach-Object { "stall-$_" })
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $run = Get-WorkflowStatus $ids @Aster | Select-Object -First 1
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
        $run.Id | Should -Be 'success-1'
        Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
    }

    It 'end within a second when the pipeline is stopped, with a body that stalls' {
        Add-SimulatorScript $Sim Aster stall-1, stall-2 @{ fault = @{ kind = 'stallMidBody' } }
        $pipeline = Open-Pipeline 'Get-WorkflowStatus stall-1, stall-2 @call' @{ call = $Aster }
        try {
            Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 2 }
            Measure-PipelineStop $pipeline | Should -BeLessThan 1
            Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
            (Get-SimulatorRequest $Sim).aborted | Should -Be $true, $true
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'end when a later command of the pipeline throws' {
        Add-SimulatorScript $Sim Aster stall-1 @{ fault = @{ kind = 'stallMidBody' } }
        { Get-WorkflowStatus success-1, stall-1 @Aster | ForEach-Object { throw 'downstream' } } | Should -Throw 'downstream'
        Wait-Condition { (Get-SimulatorStatistic $Sim).inFlight -eq 0 } -Within 2
    }
}

Describe 'Errors' {
    BeforeAll { $script:Aster = Get-Call Aster }
    BeforeEach { Clear-Simulator $Sim }

    It 'cost their run alone: <Name> is <ErrorId>' -ForEach @(
        @{ Name = '404'; Play = @{ status = 404 }; ErrorId = 'RunNotFound'; Category = 'ObjectNotFound' }
        # Late: a run that was not asked for by then would be refused with it.
        @{ Name = '401'; Play = @{ status = 401; delayMs = 400 }; ErrorId = 'Unauthorized'; Category = 'AuthenticationError' }
        @{ Name = '403'; Play = @{ status = 403 }; ErrorId = 'Forbidden'; Category = 'PermissionDenied' }
        @{ Name = '400'; Play = @{ status = 400 }; ErrorId = 'RequestRejected'; Category = 'InvalidArgument' }
        @{ Name = '409'; Play = @{ status = 409 }; ErrorId = 'RequestRejected'; Category = 'InvalidArgument' }
        @{ Name = '422'; Play = @{ status = 422 }; ErrorId = 'RequestRejected'; Category = 'InvalidArgument' }
        @{ Name = '429'; Play = @{ status = 429 }; ErrorId = 'RateLimited'; Category = 'LimitsExceeded' }
        @{ Name = '500'; Play = @{ status = 500 }; ErrorId = 'ServiceUnavailable'; Category = 'ResourceUnavailable' }
        @{ Name = '503'; Play = @{ status = 503 }; ErrorId = 'ServiceUnavailable'; Category = 'ResourceUnavailable' }
        @{ Name = 'a reset'; Play = @{ fault = @{ kind = 'resetBeforeHeaders' } }; ErrorId = 'ConnectionFailed'; Category = 'ConnectionError' }
        @{ Name = 'silence'; Play = @{ fault = @{ kind = 'stallBeforeHeaders' } }; ErrorId = 'RequestTimeout'; Category = 'OperationTimeout' }
        @{ Name = 'silence in the body'; Play = @{ fault = @{ kind = 'stallMidBody' } }; ErrorId = 'RequestTimeout'; Category = 'OperationTimeout' }
        @{ Name = 'HTML'; Play = @{ fault = @{ kind = 'html' } }; ErrorId = 'InvalidResponse'; Category = 'InvalidData' }
        @{ Name = 'a truncated body'; Play = @{ fault = @{ kind = 'truncatedClose' } }; ErrorId = 'InvalidResponse'; Category = 'InvalidData' }
        @{ Name = 'an empty body'; Play = @{ fault = @{ kind = 'emptyBody' } }; ErrorId = 'InvalidResponse'; Category = 'InvalidData' }
        @{ Name = 'an answer without a state'; Play = @{ body = @{ workflowId = 'bad' } }; ErrorId = 'InvalidResponse'; Category = 'InvalidData' }
        @{ Name = 'an endless body'; Play = @{ fault = @{ kind = 'gzipBomb' } }; ErrorId = 'InvalidResponse'; Category = 'InvalidData' }
    ) {
        Add-SimulatorScript $Sim Aster bad $Play
        $runs = Get-WorkflowStatus success-1, bad, success-2 @Aster -MaximumRetryCount 0 -RequestTimeoutSec 0.7 -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1', 'success-2'
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.TargetObject | Should -Be 'bad'
        $message = "$problem"
        $message | Should -BeLike "*Aster*'bad'*"
        if ($Play.status) {
            $message | Should -BeLike "*HTTP $($Play.status)*"
        }

        $advice = $problem.ErrorDetails.RecommendedAction
        $advice | Should -Match '^\S.*\S\.$'
        $message.EndsWith($advice) | Should -BeTrue -Because 'the message ends in what to do next'
    }

    It 'tell that nobody listens there' {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $address = "http://$($listener.LocalEndpoint)"
        $listener.Stop()
        $problem = Get-OneError { Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri $address -Token (ConvertTo-Token $Key) -MaximumRetryCount 0 }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*$address*"
    }

    It 'hold <Provider>''s own message, code and id' -ForEach @(
        @{ Provider = 'Storyteller'; Texts = 'Workflow execution not found for correlation ID: notfound-1' }
        @{ Provider = 'Oumla'; Texts = 'The requested resource was not found', 'ERR_006', '7d1f4b3c-2f60-4f3b-9a55-1d6c0c0d8e42' }
        @{ Provider = '8x8'; Texts = 'Workflow notfound-1 not found', '1300', '2558ff83-c8db-4890-805e-ad64001857a1' }
        @{ Provider = 'Aster'; Texts = 'No workflow found with the given workflowId' }
        @{ Provider = 'GloriaMundo'; Texts = 'Run not found' }
    ) {
        $call = Get-Call $Provider
        $problem = Get-OneError { Get-WorkflowStatus notfound-1 @call }
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        foreach ($text in $Texts) {
            "$problem" | Should -BeLike "*$text*"
        }
    }

    It 'take an empty list of Storyteller for an unknown run' {
        $call = Get-Call Storyteller
        $problem = Get-OneError { Get-WorkflowStatus empty-1 @call }
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        $problem.TargetObject | Should -Be 'empty-1'
    }

    It 'end the command with -ErrorAction Stop' {
        { Get-WorkflowStatus notfound-1, success-1 @Aster -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound,*'
    }

    It 'follow -MaximumRetryCount <_>' -ForEach 0, 2 {
        $null = Get-WorkflowStatus error-1 @Aster -MaximumRetryCount $_ -ErrorAction SilentlyContinue
        (Get-SimulatorStatistic $Sim).total | Should -Be ($_ + 1)
    }

    It 'do not repeat what cannot get better: <_>' -ForEach 'notfound', 'unauthorized', 'forbidden', 'rejected' {
        $null = Get-WorkflowStatus "$_-1" @Aster -ErrorAction SilentlyContinue
        (Get-SimulatorStatistic $Sim).total | Should -Be 1
    }

    It 'of a refused credential are the only request with it: the other runs are not asked for' {
        $null = Get-WorkflowStatus unauthorized-1, success-2, success-3 @Aster -ThrottleLimit 1 -ErrorVariable problem -ErrorAction SilentlyContinue
        (Get-SimulatorStatistic $Sim).total | Should -Be 1
        $problem.TargetObject | Should -Be 'unauthorized-1', 'success-2', 'success-3'
        $problem.FullyQualifiedErrorId | Should -BeLike 'Unauthorized,*'
        "$($problem[2])" | Should -BeLike '*was not asked for: the service refused this credential a moment ago*'
        (Get-WorkflowStatus success-2 @Aster).State | Should -Be 'Succeeded' -Because 'the next command asks again'
    }

    It 'are overcome by repetition, which -Verbose tells' {
        Add-SimulatorScript $Sim Aster bumpy-1 @{ fault = @{ kind = 'resetMidBody' } }, @{ status = 503 }, 'succeeded'
        $out = Get-WorkflowStatus bumpy-1 @Aster -Verbose 4>&1
        $run = $out | Where-Object { $_ -is [WorkflowStatus.WorkflowRun] }
        $run.State | Should -Be 'Succeeded'
        $told = @($out | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like '*retry*' })
        $told | Should -HaveCount 2
        "$told" | Should -BeLike '*503*'
    }

    It 'wait as long as Retry-After says' {
        Add-SimulatorScript $Sim Aster later-1 @{ status = 429; headers = @{ 'Retry-After' = '1' } }, 'succeeded'
        (Get-WorkflowStatus later-1 @Aster).State | Should -Be 'Succeeded'
        $first, $second = (Get-SimulatorRequest $Sim).timestamp
        ($second - $first).TotalSeconds | Should -BeGreaterThan 0.95
    }
}

Describe 'Ids that are no ids' {
    BeforeEach { Clear-Simulator $Sim }

    It 'reach no other route of <Provider>: <Id>' -ForEach @(
        foreach ($id in '../../x?y#z', 'a/b', 'a\b', 'a?b=c', 'a#b', 'a b', '%2e%2e', '%2F', "`u{fc}/`u{20ac}", 'a;b=c', 'a:b@c', '...', '//evil.invalid/x', '{id}') {
            @{ Provider = 'Storyteller'; Id = $id; Pattern = '^/api/([^/?#]+)/status$' }
            @{ Provider = '8x8'; Id = $id; Pattern = '^/api/v1/accounts/acc/definitions/def/workflows/([^/?#]+)\?includeLogs=true$' }
        }
    ) {
        $call = Get-Call $Provider
        $run = Get-WorkflowStatus -Id $Id @call
        $run.Id | Should -Be $Id
        $request = @(Get-SimulatorRequest $Sim)
        $request | Should -HaveCount 1
        $request.origin | Should -Be $Sim.BaseUri
        $request.target | Should -Match $Pattern
        [uri]::UnescapeDataString([regex]::Match($request.target, $Pattern).Groups[1].Value) | Should -Be $Id
    }

    It 'are refused before any request: <Shown>' -ForEach @(
        @{ Shown = '.'; Id = '.' }, @{ Shown = '..'; Id = '..' }, @{ Shown = 'nothing'; Id = '' }, @{ Shown = 'a line break'; Id = "a`nb" }, @{ Shown = 'CR LF'; Id = "a`r`nX-Evil: 1" }, @{ Shown = 'NUL'; Id = "a`0b" }
    ) {
        $call = Get-Call Storyteller
        $runs = $Id, 'success-1' | Get-WorkflowStatus @call -ErrorVariable problem -ErrorAction SilentlyContinue
        $runs.Id | Should -Be 'success-1'
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem.TargetObject | Should -Be $Id
        (Get-SimulatorRequest $Sim).target | Should -Be '/api/success-1/status'
    }

    It 'cost only themselves when they are blank (<Shown>), by argument, by pipeline and in a list: their place is told' -ForEach @(
        @{ Shown = 'nothing'; Blank = '' }, @{ Shown = 'spaces'; Blank = '  ' }, @{ Shown = 'null'; Blank = $null }
    ) {
        $call = Get-Call Storyteller
        $ids = 'success-1', $Blank, 'failure-2'
        $row = [pscustomobject]@{ Id = $ids }
        foreach ($way in @(
                @{ Place = 'Id 2 of 3 *'; Read = { Get-WorkflowStatus $ids @call -ErrorVariable +problem } }
                @{ Place = 'Input object 2: *'; Read = { $ids | Get-WorkflowStatus @call -ErrorVariable +problem } }
                @{ Place = 'Input object 1: Id 2 of 3 *'; Read = { $row | Get-WorkflowStatus @call -ErrorVariable +problem } }
            )) {
            $problem = @()
            $runs = . $way.Read 2> $null
            $runs.Id | Should -Be 'success-1', 'failure-2'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$($problem[0])" | Should -BeLike $way.Place
        }

        (Get-SimulatorRequest $Sim).Count | Should -Be 6
    }

    It 'are not silently none: a variable without a value ends the command' {
        $call = Get-Call Storyteller
        { Get-WorkflowStatus -Id $null @call } | Should -Throw '*-Id is nothing*' -ErrorId 'InvalidParameter,*'
        { Get-WorkflowStatus -Id @() @call } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        "$(Get-OneError { Get-WorkflowStatus '' @call })" | Should -BeLike 'The id is blank.*'
    }
}

Describe 'Progress' {
    BeforeAll { $script:Aster = Get-Call Aster }
    BeforeEach { Clear-Simulator $Sim }

    It 'is one bar while a service is silent, removed at the end' {
        Add-SimulatorScript $Sim Aster slow-1 @{ state = 'succeeded'; delayMs = 2500 }
        $pipeline = Open-Pipeline 'Get-WorkflowStatus slow-1, success-2, failure-3 @call' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $records = @($pipeline.Shell.Streams.Progress)
            @($records.ActivityId | Select-Object -Unique) | Should -HaveCount 1
            $records[0].Activity | Should -Be 'Reading workflow runs'
            $records[0].StatusDescription | Should -Be '2 of 3 read, 1 failed'
            $records[-1].RecordType | Should -Be 'Completed'
            # At most ten updates a second, and none in the first one.
            $records.Count | Should -BeLessThan 30
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'says that a service lets no request through, and for how long' {
        Add-SimulatorScript $Sim Aster busy-1 @{ status = 429; headers = @{ 'Retry-After' = '3' } }, 'succeeded'
        $pipeline = Open-Pipeline 'Get-WorkflowStatus busy-1, success-2 -ThrottleLimit 1 @call' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $pipeline.Shell.Streams.Progress[0].StatusDescription | Should -Match '^0 of 2 read, rate limit of Aster for [12] s$'
            $pipeline.Output | Should -HaveCount 2
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'is completed when the command ends early (<Case>)' -ForEach @(
        @{ Case = 'an error'; Tail = '-ErrorAction Stop' }, @{ Case = 'Select-Object -First'; Tail = '-ErrorAction Ignore | Select-Object -First 1' }
    ) {
        Add-SimulatorScript $Sim Aster notfound-1 @{ state = 'running'; delayMs = 2000; status = 404 }
        $pipeline = Open-Pipeline "Get-WorkflowStatus notfound-1, success-2, success-3 @call $Tail" @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $records = @($pipeline.Shell.Streams.Progress)
            $records | Should -Not -BeNullOrEmpty
            $records[-1].RecordType | Should -Be 'Completed'
        }
        finally { Close-Pipeline $pipeline }
    }

    It 'is not shown for what takes no time' {
        $pipeline = Open-Pipeline 'Get-WorkflowStatus success-1, success-2 @call' @{ call = $Aster }
        try {
            Complete-Pipeline $pipeline
            $pipeline.Output | Should -HaveCount 2
            $pipeline.Shell.Streams.Progress | Should -BeNullOrEmpty
        }
        finally { Close-Pipeline $pipeline }
    }
}

Describe 'Redirects' {
    BeforeEach { Clear-Simulator $Sim }

    It 'are not followed: <Status>' -ForEach @{ Status = 301 }, @{ Status = 302 }, @{ Status = 307 }, @{ Status = 308 } {
        $call = Get-Call Storyteller
        $goal = "$($Sim.SecondOrigin)/api/success-1/status"
        Add-SimulatorScript $Sim Storyteller moved-1 @{ status = $Status; headers = @{ Location = $goal }; body = '' }
        $problem = Get-OneError { Get-WorkflowStatus moved-1 @call }
        $problem.FullyQualifiedErrorId | Should -BeLike 'RequestRejected,*'
        "$problem" | Should -BeLike "*$goal*" -Because 'the error names where it would have gone'
        (Get-SimulatorRequest $Sim).origin | Should -Be $Sim.BaseUri
    }

    It 'would be seen at the second origin' {
        $null = Get-WorkflowStatus success-1 -Provider Storyteller -BaseUri $Sim.SecondOrigin -Token (ConvertTo-Token $Key)
        (Get-SimulatorRequest $Sim).origin | Should -Be $Sim.SecondOrigin
    }
}

Describe 'A summary' {
    BeforeAll { $script:Eight = Get-Call 8x8 }
    BeforeEach { Clear-Simulator $Sim }

    It 'asks 8x8 for no logs and no errors' {
        $run = Get-WorkflowStatus failure-1 @Eight -Summary
        $run.State | Should -Be 'Terminated' -Because 'only the logs or the errors tell a fault from a manual end'
        $run.Steps | Should -BeNullOrEmpty
        (Get-SimulatorRequest $Sim).target | Should -BeLike '*/failure-1?includeLogs=false'
    }

    It 'is not the default' {
        (Get-WorkflowStatus failure-1 @Eight).Steps | Should -HaveCount 2
        (Get-SimulatorRequest $Sim).target | Should -HaveCount 2
        (Get-SimulatorRequest $Sim)[0].target | Should -BeLike '*/failure-1?includeLogs=true'
        (Get-SimulatorRequest $Sim)[1].target | Should -BeLike '*/failure-1/errors'
    }
}

Describe 'Words that the definition does not map' {
    BeforeEach { Clear-Simulator $Sim }

    It 'are Unknown, not an end, and one warning for each word of a command' {
        $call = Get-Call Aster
        Add-SimulatorScript $Sim Aster odd-1, odd-2, odd-3 'PONDERING'
        Add-SimulatorScript $Sim Aster odd-4 'DREAMING'
        $runs = Get-WorkflowStatus odd-1, odd-2, odd-3, odd-4 @call -WarningVariable warning -WarningAction SilentlyContinue
        $runs.State | Select-Object -Unique | Should -Be 'Unknown'
        $runs[0].Status | Should -Be 'PONDERING'
        $runs[0].IsTerminal | Should -BeFalse
        $warning | Should -HaveCount 2
        "$($warning[0])" | Should -BeLike '*Aster*PONDERING*'
        "$($warning[1])" | Should -BeLike '*Aster*DREAMING*'
    }

    It 'do not end a wait where they are a run''s, which is not said of a step''s' {
        $call = Get-Call 8x8
        Add-SimulatorScript $Sim 8x8 odd-5 @{ body = @{ id = 'odd-5'; status = 'PONDERING'; logs = @(@{ stepName = 'one'; status = 'DREAMING' }) } }
        Get-WorkflowStatus odd-5 @call -WarningVariable warning -WarningAction SilentlyContinue | Out-Null
        "$($warning[0])" | Should -BeLike '*run state ''PONDERING'', * Unknown and does not end a wait.'
        "$($warning[1])" | Should -BeLike '*step state ''DREAMING'', * Unknown.'
    }
}

Describe 'Further down the pipeline' {
    BeforeAll {
        Clear-Simulator $Sim
        $story = Get-Call Storyteller
        $eight = Get-Call 8x8
        $script:Read = @(Get-WorkflowStatus success-1, failure-1, running-1 @story) + @(Get-WorkflowStatus failure-8 @eight)
    }

    It 'Export-Csv reads well' {
        $Read | Export-Csv "$TestDrive/read.csv"
        $rows = Import-Csv "$TestDrive/read.csv"
        $rows.State | Should -Be 'Succeeded', 'Failed', 'Running', 'Failed'
        $rows[1].Steps | Should -Be '2 steps, 1 failed: Create Story Page'
        $rows[0].Locations | Should -BeLike 'https://yourtenant.usestoryteller.com/clips/*'
        $rows[3].Error | Should -BeLike 'Unexpected character*'
        $rows[3].Parameters | Should -Be 'AccountId=acc; DefinitionId=def'
        Get-Content "$TestDrive/read.csv" -Raw | Should -Not -Match 'System\.|WorkflowStatus\.' -Because 'no cell is the name of a type'
    }

    It 'ConvertTo-Json keeps steps, locations and times' {
        $read = $Read | ConvertTo-Json -Depth 6 -EnumsAsStrings | ConvertFrom-Json
        $read[1].State | Should -Be 'Failed'
        $read[1].Steps.Name | Should -Be 'Create Clip', 'Create Story Page'
        $read[1].Steps[1].State | Should -Be 'Failed'
        $read[3].Parameters.AccountId | Should -Be 'acc'
        $read[3].Details.data.subAccountId | Should -Be 'test_subaccount_id'
        $read[0].UpdatedAt.Kind | Should -Be 'Utc'
    }

    It 'Group-Object counts the states' {
        $groups = $Read | Group-Object State -NoElement
        ($groups | Where-Object Name -EQ 'Failed').Count | Should -Be 2
        $groups | Should -HaveCount 3
    }

    It 'Where-Object finds runs by a step''s state, and compares states with words' {
        ($Read | Where-Object { $_.Steps.State -contains 'Failed' }).Id | Should -Be 'failure-1', 'failure-8'
        ($Read | Where-Object State -EQ Running).Id | Should -Be 'running-1'
        ($Read | Where-Object IsTerminal).Count | Should -Be 3
    }

    It 'Sort-Object and Select-Object work on the properties' {
        ($Read | Sort-Object State, Id | Select-Object -ExpandProperty Id) | Should -Be 'running-1', 'success-1', 'failure-1', 'failure-8'
        ($Read | Select-Object -ExpandProperty Steps | Where-Object State -EQ Failed).Name | Should -Be 'Create Story Page', 'step2'
    }

    It 'the table shows provider, id, state and message in one line for each run' {
        $table = @(($Read | Format-Table | Out-String -Width 160) -split '\r?\n' -replace '\x1b\[[0-9;]*m' | Where-Object { $_.Trim() })
        $table | Should -HaveCount ($Read.Count + 2)
        $table[0] | Should -Match '^Provider\s+Id\s+State\s.*Message'
        $table[3] | Should -Match '^Storyteller\s+failure-1\s.*Failed\s.*One or more'
        $table[5] | Should -Match '^8x8\s+failure-8\s.*Failed\s.*Unexpected'
    }

    It 'a string is one line' {
        "$($Read[1])" | Should -Be 'Storyteller failure-1: Failed - One or more workflow steps failed'
        $Read | ForEach-Object { "$_" | Should -Not -Match '\n' }
    }
}

Describe 'The credential' {
    BeforeAll {
        Clear-Simulator $Sim
        Add-SimulatorScript $Sim Aster echo-1 @{ status = 400; body = @{ error = "The token $Key is of no use." } }
        Add-SimulatorScript $Sim Aster moved-1 @{ status = 302; headers = @{ Location = "$($Sim.SecondOrigin)/?key=x" } }
        Add-SimulatorScript $Sim Aster html-1 @{ fault = @{ kind = 'html' } }
        Add-SimulatorScript $Sim Aster reset-1 @{ fault = @{ kind = 'resetMidBody' } }
        $command = @'
$folder = $env:WS_FOLDER
$null = Start-Transcript "$folder/transcript.txt"
Import-Module $env:WS_MANIFEST
$ids = 'success-1', 'notfound-1', 'echo-1', 'unauthorized-1', 'moved-1', 'html-1', 'reset-1', '..'
$wrong = [securestring]::new(); "$env:ASTER_TOKEN`nx".ToCharArray() | ForEach-Object { $wrong.AppendChar($_) }
& {
    Get-WorkflowStatus $ids -Provider Aster -TenantId acme -BaseUri $env:WS_BASE -Verbose -Debug -MaximumRetryCount 1
    Wait-WorkflowStatus $ids -Provider Aster -TenantId acme -BaseUri $env:WS_BASE -Verbose -Debug -Timeout 0.5 -PollInterval 0.2
    # A credential that cannot be sent.
    try { Get-WorkflowStatus success-1 -Provider Aster -TenantId acme -BaseUri $env:WS_BASE -Token $wrong } catch { $_ }
} *>&1 | Tee-Object -Variable all | Out-String -Width 500 -Stream | Tee-Object "$folder/streams.txt"
$all | Export-Clixml "$folder/all.clixml" -Depth 5
$all | ConvertTo-Json -Depth 4 -WarningAction Ignore | Set-Content "$folder/all.json"
$Error | ForEach-Object { $_ | Get-Error } | Out-String -Width 500 | Set-Content "$folder/errors.txt"
$Error | Export-Clixml "$folder/errors.clixml" -Depth 5
$Error | ForEach-Object { $_.Exception.ToString() } | Set-Content "$folder/exceptions.txt"
$all | Where-Object { $_ -is [WorkflowStatus.WorkflowRun] } | Export-Csv "$folder/runs.csv"
$null = Stop-Transcript
'@
        $script:Folder = New-Item -ItemType Directory "$TestDrive/canary"
        $script:Child = Invoke-PowerShellProcess $command -Environment @{ ASTER_TOKEN = $Key; WS_MANIFEST = $ModuleManifest; WS_BASE = $Sim.BaseUri; WS_FOLDER = "$Folder" }
        [System.IO.File]::WriteAllText("$Folder/stdout.txt", $Child.Output)
        [System.IO.File]::WriteAllText("$Folder/stderr.txt", $Child.ErrorText)
        $script:Words = @{
            plain  = $Key
            base64 = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Key)).Substring(0, 40)
            hex    = [System.Convert]::ToHexString([System.Text.Encoding]::Unicode.GetBytes($Key))
        }
    }

    It 'was sent' {
        (Get-SimulatorRequest $Sim -Like '*success-1*').headers.Authorization | Select-Object -Unique | Should -Be "Bearer $Key"
    }

    It 'left traces to look through' {
        foreach ($file in 'transcript.txt', 'streams.txt', 'all.clixml', 'all.json', 'errors.txt', 'errors.clixml', 'exceptions.txt', 'runs.csv', 'stdout.txt') {
            (Get-Item "$Folder/$file").Length | Should -BeGreaterThan 200 -Because $file
        }

        $streams = Get-Content "$Folder/streams.txt" -Raw
        foreach ($trace in 'success-1', 'notfound-1', 'HTTP 401', 'redirects', 'not JSON', 'retry', 'control character') {
            $streams | Should -BeLike "*$trace*"
        }
    }

    It 'is in none of them, as <_>' -ForEach 'plain', 'base64', 'hex' {
        $word = $Words[$_]
        $found = Get-ChildItem $Folder -File | Where-Object { [System.IO.File]::ReadAllText($_.FullName).IndexOf($word, [System.StringComparison]::OrdinalIgnoreCase) -ge 0 }
        $found.Name | Should -BeNullOrEmpty
    }
}
