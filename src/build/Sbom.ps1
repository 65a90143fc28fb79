# Writes what a package is made of, as CycloneDX 1.6 JSON: the product, and each library that ships with it, by the lock
# file that it was restored from. Dot-sourced by Package.ps1.

function Write-Sbom {
    <#
    .SYNOPSIS
        Writes the software bill of materials. Two builds of one commit write the same bytes: no time, no random serial.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Version,
        [Parameter(Mandatory)] [string] $Path
    )

    $license = @(@{ license = [ordered]@{ id = 'MIT' } })
    $product = [ordered]@{ type = 'library'; 'bom-ref' = "WorkflowStatus@$Version"; name = 'WorkflowStatus'; version = $Version; licenses = $license }
    $libraries = @(Get-ShippedLibrary -Root $Root)
    $components = foreach ($library in $libraries) {
        [ordered]@{
            type       = 'library'
            'bom-ref'  = "pkg:nuget/$($library.Name)@$($library.Version)"
            name       = $library.Name
            version    = $library.Version
            scope      = 'required'
            # The lock file has the SHA-512 of the package in Base64; CycloneDX wants hexadecimal digits.
            hashes     = @([ordered]@{ alg = 'SHA-512'; content = [System.Convert]::ToHexString([System.Convert]::FromBase64String($library.ContentHash)).ToLowerInvariant() })
            licenses   = @(@{ license = [ordered]@{ id = $library.License } })
            purl       = "pkg:nuget/$($library.Name)@$($library.Version)"
            properties = @([ordered]@{ name = 'workflowstatus:frameworks'; value = $library.Frameworks -join ',' })
        }
    }
    $bom = [ordered]@{
        '$schema'    = 'http://cyclonedx.org/schema/bom-1.6.schema.json'
        bomFormat    = 'CycloneDX'
        specVersion  = '1.6'
        version      = 1
        metadata     = [ordered]@{ component = $product }
        components   = @($components)
        dependencies = @([ordered]@{ ref = "WorkflowStatus@$Version"; dependsOn = @($components | ForEach-Object { $_['bom-ref'] }) })
    }
    [System.IO.File]::WriteAllText($Path, ($bom | ConvertTo-Json -Depth 8).Replace("`r`n", "`n") + "`n")
}

function Get-ShippedLibrary {
    <#
    .SYNOPSIS
        The libraries in module/bin that are not our own, with what the engine's lock file says of each.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Root)

    # What each is licensed under; a library that is not named here fails the build until somebody has looked.
    $licenses = @{
        'Polly.Core' = 'BSD-3-Clause'; 'System.Text.Json' = 'MIT'; 'System.Text.Encodings.Web' = 'MIT'; 'System.IO.Pipelines' = 'MIT'; 'System.Threading.Channels' = 'MIT'
        'Microsoft.Bcl.TimeProvider' = 'MIT'; 'Microsoft.Bcl.AsyncInterfaces' = 'MIT'; 'System.Buffers' = 'MIT'; 'System.Memory' = 'MIT'; 'System.Numerics.Vectors' = 'MIT'
        'System.Runtime.CompilerServices.Unsafe' = 'MIT'; 'System.Threading.Tasks.Extensions' = 'MIT'; 'System.ComponentModel.Annotations' = 'MIT'; 'System.ValueTuple' = 'MIT'
    }
    $lock = Get-Content -Raw -LiteralPath (Join-Path $Root 'src/WorkflowStatus/packages.lock.json') | ConvertFrom-Json -AsHashtable
    $frameworks = @{ 'netstandard2.0' = '.NETStandard,Version=v2.0'; 'net8.0' = 'net8.0' }
    $found = [ordered]@{}
    foreach ($framework in 'net8.0', 'netstandard2.0') {
        foreach ($file in Get-ChildItem -LiteralPath (Join-Path $Root "module/bin/$framework/engine") -Filter *.dll | Sort-Object Name | Where-Object BaseName -NotLike 'WorkflowStatus*') {
            $name = $file.BaseName
            $entry = $lock.dependencies[$frameworks[$framework]][$name]
            if (-not $entry) { throw "$($file.Name) is in the package and not in the lock file of $framework." }
            if (-not $licenses[$name]) { throw "The license of $name is not known: look it up and add it to src/build/Sbom.ps1." }
            $key = "$name@$($entry.resolved)"
            if (-not $found.Contains($key)) {
                $found[$key] = [pscustomobject]@{ Name = $name; Version = $entry.resolved; ContentHash = $entry.contentHash; License = $licenses[$name]; Frameworks = @() }
            }

            $found[$key].Frameworks += $framework
        }
    }

    $found.Values
}
