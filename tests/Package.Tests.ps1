#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# Two packages are built from two copies of the sources in folders of different names; the first is then installed as a
# user would install it.
BeforeAll {
    $script:Root = (Resolve-Path "$PSScriptRoot/..").Path
    $script:Scratch = Join-Path ([System.IO.Path]::GetTempPath()) "workflowstatus-package-$([guid]::NewGuid().ToString('n'))"

    function Copy-Source([string] $Name) {
        $target = Join-Path $script:Scratch $Name
        $null = New-Item -ItemType Directory -Path $target
        foreach ($item in 'src', 'module', 'docs', 'Examples', 'build.ps1', 'WorkflowStatus.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md', '.editorconfig', 'global.json', 'nuget.config') {
            if (Test-Path -LiteralPath "$script:Root/$item") { Copy-Item -LiteralPath "$script:Root/$item" -Destination $target -Recurse -Force }
        }

        Get-ChildItem -LiteralPath $target -Directory -Recurse -Force | Where-Object Name -In 'bin', 'obj' | Remove-Item -Recurse -Force
        Remove-Item -LiteralPath "$target/module/WorkflowStatus.Types.psd1" -ErrorAction Ignore
        $target
    }

    function Build-Package([string] $Folder) {
        $log = & "$PSHOME/pwsh" -NoProfile -NonInteractive -File "$Folder/build.ps1" -Task Package -Prerelease preview1 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0) { throw $log }
        Join-Path $Folder 'out'
    }

    $script:First = Build-Package (Copy-Source 'first')
    $script:Second = Build-Package (Copy-Source 'a-second-folder')
    $script:Stage = (Get-ChildItem -Directory "$script:First/WorkflowStatus").FullName
}

AfterAll { Remove-Item -Recurse -Force -LiteralPath $script:Scratch -ErrorAction Ignore }

Describe 'A package' {
    It 'is the same bytes when it is built again, in another folder' {
        foreach ($file in Get-ChildItem -LiteralPath $script:First -File) {
            (Get-FileHash -LiteralPath $file.FullName).Hash | Should -Be (Get-FileHash -LiteralPath (Join-Path $script:Second $file.Name)).Hash -Because $file.Name
        }
    }

    It 'lists the hash of every file in it' {
        $lines = Get-Content -LiteralPath "$script:Stage/SHA256SUMS"
        $files = @(Get-ChildItem -LiteralPath $script:Stage -Recurse -File | Where-Object Name -NE 'SHA256SUMS')
        $lines.Count | Should -Be $files.Count
        foreach ($line in $lines) {
            $hash, $name = $line -split '  ', 2
            (Get-FileHash -LiteralPath (Join-Path $script:Stage $name)).Hash | Should -Be $hash -Because $name
        }
    }

    It 'names what it is made of: each library that it ships, with version, hash and license' {
        $bom = Get-Content -Raw -LiteralPath "$script:Stage/sbom.cdx.json" | ConvertFrom-Json
        $bom.bomFormat, $bom.specVersion | Should -Be 'CycloneDX', '1.6'
        $shipped = Get-ChildItem "$script:Stage/module/bin/*/engine/*.dll" | Where-Object BaseName -NotLike 'WorkflowStatus*' | ForEach-Object BaseName | Sort-Object -Unique
        $bom.components.name | Sort-Object -Unique | Should -Be $shipped
        foreach ($component in $bom.components) {
            $component.hashes[0].content | Should -Match '^[0-9a-f]{128}$'
            $component.licenses[0].license.id | Should -Not -BeNullOrEmpty
            $component.purl | Should -Be "pkg:nuget/$($component.name)@$($component.version)"
        }
    }

    It 'has machine code for each .NET that PowerShell 7.4 and later run on' {
        @(Get-ChildItem -LiteralPath "$script:Stage/module/bin/net8.0" -Recurse -Filter *.dll) | Should -HaveCount 4
        foreach ($version in 'net8.0', 'net9.0', 'net10.0') {
            foreach ($plain in Get-ChildItem -LiteralPath "$script:Stage/module/bin/net8.0" -Recurse -Filter *.dll) {
                $name = [System.IO.Path]::GetRelativePath("$script:Stage/module/bin/net8.0", $plain.FullName)
                $image = Get-Item -LiteralPath "$script:Stage/module/bin/$version-linux-x64/$name"
                if ($version -eq 'net8.0' -and $name -eq 'WorkflowStatus.dll') { (Get-FileHash $image).Hash | Should -Be (Get-FileHash $plain).Hash -Because 'that compiler cannot be trusted with PowerShell''s types' }
                else { $image.Length | Should -BeGreaterThan (1.5 * $plain.Length) -Because "$version $name" }
            }
        }
    }

    It 'holds no file that only the build needs' {
        $names = Get-ChildItem -LiteralPath $script:Stage -Recurse -File | ForEach-Object { [System.IO.Path]::GetRelativePath($script:Stage, $_.FullName) }
        $names | Where-Object { $_ -match '\.(pdb|cs|csproj|json)$' -and $_ -notmatch '\.provider\.json$|provider\.schema\.json$|sbom\.cdx\.json$' } | Should -BeNullOrEmpty
    }

    It 'has pages that lead to nothing that it does not hold, and to the pictures themselves' {
        $manifest = & ([scriptblock]::Create((Get-Content -Raw -LiteralPath "$script:Stage/WorkflowStatus.psd1")))
        $project = $manifest.PrivateData.PSData.ProjectUri
        foreach ($page in Get-ChildItem -LiteralPath $script:Stage -Filter *.md) {
            $text = Get-Content -Raw -LiteralPath $page.FullName
            foreach ($target in [regex]::Matches($text, '\]\(([^)#]+)').ForEach({ $_.Groups[1].Value })) {
                if ($target -notmatch '^https?://') { Join-Path $script:Stage $target | Should -Exist -Because $page.Name }
                elseif ($target -match "^$([regex]::Escape($project))/(blob|tree)/main/(?<path>.+)") {
                    Get-Item -LiteralPath "$script:Root/$($Matches.path)" | ForEach-Object PSIsContainer | Should -Be ($Matches[1] -eq 'tree') -Because $target
                }
            }
        }

        $readme = Get-Content -Raw -LiteralPath "$script:Stage/README.md"
        $readme | Should -BeLike "*]($project/blob/main/docs/faults.md)*"
        $readme | Should -BeLike "*]($project/tree/main/docs/commands)*"
        $pictures = [regex]::Matches($readme, '!\[[^\]]*\]\(([^)]+)').ForEach({ $_.Groups[1].Value })
        $pictures | Should -Be ('table.svg', 'report.png', 'benchmarks.svg' | ForEach-Object { $manifest.PrivateData.PSData.IconUri -replace 'icon\.png$', $_ })
    }

    It 'tells a gallery all that it shows' {
        $archive = [System.IO.Compression.ZipFile]::OpenRead((Get-ChildItem "$script:First/*.nupkg").FullName)
        try {
            $reader = [System.IO.StreamReader]::new($archive.GetEntry('WorkflowStatus.nuspec').Open())
            $spec = ([xml] $reader.ReadToEnd()).package.metadata
            $archive.Entries.FullName | Should -Contain $spec.icon
            $archive.Entries.FullName | Should -Contain $spec.readme
        }
        finally { $archive.Dispose() }
        $spec.version | Should -Match '^\d+\.\d+\.\d+-preview1$'
        foreach ($field in 'id', 'authors', 'owners', 'licenseUrl', 'projectUrl', 'iconUrl', 'description', 'releaseNotes', 'copyright') { $spec.$field | Should -Not -BeNullOrEmpty -Because $field }
        $spec.tags -split ' ' | Should -Contain 'PSCmdlet_Get-WorkflowStatus'
    }

    It 'works from its zip, in a new process' {
        $said = & "$PSHOME/pwsh" -NoProfile -NonInteractive -File "$script:Root/tests/Support/TryPackage.ps1" -Package $script:First 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
        $said | Should -Match 'works from its package'
    }

    It 'is installed by PSResourceGet from a folder' -Skip:(-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) {
        # A release of the same build: from a folder, PSResourceGet 1.2 does not find a label's package again.
        . (Join-Path $script:Scratch 'first/src/build/Package.ps1')
        $release = Join-Path $script:Scratch 'release'
        Copy-Item -LiteralPath (Join-Path $script:Scratch 'first') -Destination $release -Recurse
        $null = New-ModulePackage -Root $release -Version (Split-Path -Leaf $script:Stage)
        $modules = Join-Path $script:Scratch 'modules'
        $script = @'
            param($Source, $Modules)
            $ErrorActionPreference = 'Stop'
            $name = 'workflowstatus-' + [guid]::NewGuid().ToString('n')
            Register-PSResourceRepository -Name $name -Uri $Source -Trusted
            try {
                $found = Find-PSResource WorkflowStatus -Repository $name
                Save-PSResource WorkflowStatus -Repository $name -Path $Modules
                "found $($found.Name) $($found.Version): $($found.Description)"
                Import-Module (Get-ChildItem "$Modules/WorkflowStatus/*/WorkflowStatus.psd1").FullName
                (Wait-WorkflowStatus success -Provider Demo -Timeout 120).State
            }
            finally { Unregister-PSResourceRepository -Name $name }
'@
        $file = Join-Path $script:Scratch 'install.ps1'
        Set-Content -LiteralPath $file -Value $script
        $null = New-Item -ItemType Directory -Force -Path $modules
        $said = & "$PSHOME/pwsh" -NoProfile -NonInteractive -File $file -Source "$release/out" -Modules $modules 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
        $said | Should -Match 'found WorkflowStatus \d+\.\d+\.\d+: How are my workflow runs doing'
        $said | Should -Match 'Succeeded'
    }
}

Describe 'The sources' {
    It 'have a lock file for each project, so that CI takes no other package than the one that was tried' {
        $projects = Get-ChildItem -LiteralPath "$PSScriptRoot/../src", "$PSScriptRoot", "$PSScriptRoot/../Examples" -Filter *.csproj -Recurse | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]'
        $projects.Count | Should -BeGreaterThan 5
        foreach ($project in $projects) { Join-Path $project.DirectoryName packages.lock.json | Should -Exist }
    }
}

Describe 'A checkout' {
    It 'has the same bytes on every system: <_>' -ForEach 'src/WorkflowStatus.Core/Reports/report.css', 'module/WorkflowStatus.Format.ps1xml', 'module/providers/Aster.provider.json', 'src/WorkflowStatus/WorkflowStatus.Types.psd1.template', 'README.md', 'LICENSE', 'module/en-US/about_WorkflowStatus.help.txt' -Skip:(-not ((Get-Command git -ErrorAction Ignore) -and (Test-Path "$PSScriptRoot/../.git"))) {
        "$PSScriptRoot/../$_" | Should -Exist
        git -C "$PSScriptRoot/.." check-attr text eol -- $_ | Should -Be "${_}: text: auto", "${_}: eol: lf"
    }

    It 'leaves pictures as they are' -Skip:(-not ((Get-Command git -ErrorAction Ignore) -and (Test-Path "$PSScriptRoot/../.git"))) {
        git -C "$PSScriptRoot/.." check-attr text -- docs/icon.png | Should -Be 'docs/icon.png: text: unset'
    }
}

Describe 'The scripts' {
    It 'follow the rules of PSScriptAnalyzer for a gallery' -Skip:(-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        $files = Get-ChildItem -LiteralPath $script:Root -Recurse -File -Include *.ps1, *.psm1, *.psd1 | Where-Object FullName -NotMatch '[\\/](bin|obj|out|\.git)[\\/]'
        $found = foreach ($file in $files) {
            # What ships and what people copy keeps every rule; functions of the build and of tests are nobody's commands.
            $isShipped = $file.FullName -match '[\\/](module|Examples)[\\/]' -or $file.Name -eq 'WorkflowStatus.psd1'
            $exclusion = if ($isShipped) { @{} } else { @{ ExcludeRule = 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidUsingPositionalParameters', 'PSUseDeclaredVarsMoreThanAssignments', 'PSUseSingularNouns' } }
            Invoke-ScriptAnalyzer -Path $file.FullName -Settings PSGallery @exclusion
        }

        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
