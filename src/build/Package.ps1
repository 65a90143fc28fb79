# Makes the package: a folder as PowerShell installs it, and of that a nupkg for a gallery and a zip. Dot-sourced by
# build.ps1.

. "$PSScriptRoot/Sbom.ps1"

function New-ModulePackage {
    <#
    .SYNOPSIS
        Lays the module out under out/WorkflowStatus/<version> and packs it. The module must be built.
    .PARAMETER Root
        The repository.
    .PARAMETER Version
        The version without a label.
    .PARAMETER Prerelease
        The label of a prerelease, such as preview1; empty for a release.
    #>
    [CmdletBinding()]
    [OutputType([System.IO.FileInfo])]
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Version,
        [ValidatePattern('^[a-z0-9]*$')] [string] $Prerelease = ''
    )

    $out = Join-Path $Root 'out'
    $stage = Join-Path $out "WorkflowStatus/$Version"
    Remove-Item -Recurse -Force -LiteralPath $out -ErrorAction Ignore
    $null = New-Item -ItemType Directory -Path $stage
    Copy-Item -LiteralPath (Join-Path $Root 'module') -Destination $stage -Recurse
    foreach ($file in 'LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md') {
        Copy-Item -LiteralPath (Join-Path $Root $file) -Destination $stage -ErrorAction Ignore
    }

    # The scripts to copy; the demonstration and the C# program need the repository.
    $null = New-Item -ItemType Directory -Path (Join-Path $stage 'Examples')
    Get-ChildItem -LiteralPath (Join-Path $Root 'Examples') -Filter *.ps1 -File | Where-Object Name -NE 'Demo.ps1' | Copy-Item -Destination (Join-Path $stage 'Examples')

    # Get-Help looks beside the manifest.
    $help = Join-Path $stage 'module/en-US'
    if (Test-Path -LiteralPath $help) { Move-Item -LiteralPath $help -Destination $stage }
    Copy-Item -LiteralPath (Join-Path $Root 'docs/icon.png') -Destination $stage
    Write-AbsoluteLink -Root $Root -Stage $stage
    Write-ReleaseManifest -Root $Root -Stage $stage -Prerelease $Prerelease
    Write-Sbom -Root $Root -Version $Version -Path (Join-Path $stage 'sbom.cdx.json')
    Write-HashList -Folder $stage

    $label = if ($Prerelease) { "$Version-$Prerelease" } else { $Version }
    Compress-Stage -Folder (Join-Path $out 'WorkflowStatus') -Prefix 'WorkflowStatus/' -Path (Join-Path $out "WorkflowStatus.$label.zip")
    Compress-GalleryPackage -Stage $stage -Version $label -Path (Join-Path $out "WorkflowStatus.$label.nupkg")
    Get-ChildItem -LiteralPath $out -File
}

function Read-Manifest([string] $Path) {
    # Import-PowerShellDataFile takes no manifest that tells the editions apart.
    & ([scriptblock]::Create((Get-Content -Raw -LiteralPath $Path)))
}

function Write-AbsoluteLink([string] $Root, [string] $Stage) {
    # A gallery and an installed module show these pages without the folders that they lead to.
    $data = (Read-Manifest (Join-Path $Root 'WorkflowStatus.psd1')).PrivateData.PSData
    $raw = $data.IconUri.Substring(0, $data.IconUri.Length - 'docs/icon.png'.Length)
    foreach ($page in Get-ChildItem -LiteralPath $Stage -Filter *.md -File) {
        $text = [regex]::Replace((Get-Content -Raw -LiteralPath $page.FullName), '(?<picture>!?)(?<text>\[[^\]]*\])\((?![a-z][a-z0-9+.-]*:|#)(?<target>[^)]+)\)', {
                param($match)
                $target = $match.Groups['target'].Value
                $path = Join-Path $Root ($target -replace '#.*')
                if (-not (Test-Path -LiteralPath $path)) { throw "$($page.Name) links to $target, which does not exist." }
                $place = if ($match.Groups['picture'].Value) { $raw } elseif (Test-Path -LiteralPath $path -PathType Container) { "$($data.ProjectUri)/tree/main/" } else { "$($data.ProjectUri)/blob/main/" }
                "$($match.Groups['picture'].Value)$($match.Groups['text'].Value)($place$target)"
            })
        [System.IO.File]::WriteAllText($page.FullName, $text)
    }
}

function Write-ReleaseManifest([string] $Root, [string] $Stage, [string] $Prerelease) {
    # The label is the build's business: the repository's own manifest has none.
    $text = Get-Content -Raw -LiteralPath (Join-Path $Root 'WorkflowStatus.psd1')
    $line = "            Prerelease = ''"
    if (-not $text.Contains($line)) { throw "WorkflowStatus.psd1 has no line ""$($line.Trim())"" to put the label into." }
    Set-Content -NoNewline -LiteralPath (Join-Path $Stage 'WorkflowStatus.psd1') -Value $text.Replace($line, $(if ($Prerelease) { "            Prerelease = '$Prerelease'" } else { $line }))
}

function Write-HashList([string] $Folder) {
    # The form of sha256sum, so that "sha256sum --check SHA256SUMS" proves an installed module.
    $lines = foreach ($file in Get-StageFile $Folder) { '{0}  {1}' -f (Get-FileHash -LiteralPath $file.FullName -Algorithm SHA256).Hash.ToLowerInvariant(), $file.Name }
    [System.IO.File]::WriteAllText((Join-Path $Folder 'SHA256SUMS'), ($lines -join "`n") + "`n")
}

function Get-StageFile([string] $Folder) {
    # Sorted by ordinal, so that two builds write the same bytes whatever the file system's order.
    $names = [string[]] @(Get-ChildItem -LiteralPath $Folder -Recurse -File | ForEach-Object { [System.IO.Path]::GetRelativePath($Folder, $_.FullName).Replace('\', '/') })
    [System.Array]::Sort($names, [System.StringComparer]::Ordinal)
    foreach ($name in $names) { [pscustomobject]@{ Name = $name; FullName = Join-Path $Folder $name } }
}

function Compress-Stage([string] $Folder, [string] $Prefix, [string] $Path, [System.Collections.IDictionary] $Text = @{}) {
    # One fixed time for every entry: a zip keeps times, and two builds are to be the same bytes.
    $epoch = [System.DateTimeOffset]::new(2000, 1, 1, 0, 0, 0, [timespan]::Zero)
    $archive = [System.IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        foreach ($name in $Text.Keys) { Add-Entry $archive $name $epoch ([System.Text.Encoding]::UTF8.GetBytes($Text[$name])) }
        foreach ($file in Get-StageFile $Folder) { Add-Entry $archive ($Prefix + $file.Name) $epoch ([System.IO.File]::ReadAllBytes($file.FullName)) }
    }
    finally { $archive.Dispose() }
}

function Add-Entry($Archive, [string] $Name, [System.DateTimeOffset] $Time, [byte[]] $Bytes) {
    $entry = $Archive.CreateEntry($Name)
    $entry.LastWriteTime = $Time
    $stream = $entry.Open()
    try { $stream.Write($Bytes, 0, $Bytes.Length) } finally { $stream.Dispose() }
}

function Compress-GalleryPackage([string] $Stage, [string] $Version, [string] $Path) {
    # A gallery package is a zip with three more files (Open Packaging Conventions).
    $manifest = Read-Manifest (Join-Path $Stage 'WorkflowStatus.psd1')
    $data = $manifest.PrivateData.PSData
    $escape = { [System.Security.SecurityElement]::Escape($args[0]) }
    # As the gallery's own tools tag a module, so that a search for a command finds it.
    $tags = @('PSModule') + $data.Tags + 'PSIncludes_Cmdlet' + @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $nuspec = @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>WorkflowStatus</id>
    <version>$Version</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <owners>$(& $escape $manifest.CompanyName)</owners>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <licenseUrl>$(& $escape $data.LicenseUri)</licenseUrl>
    <projectUrl>$(& $escape $data.ProjectUri)</projectUrl>
    <iconUrl>$(& $escape $data.IconUri)</iconUrl>
    <icon>icon.png</icon>
    <readme>README.md</readme>
    <description>$(& $escape $manifest.Description)</description>
    <releaseNotes>$(& $escape $data.ReleaseNotes)</releaseNotes>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <tags>$(& $escape ($tags -join ' '))</tags>
  </metadata>
</package>
"@
    $extensions = Get-StageFile $Stage | ForEach-Object { [System.IO.Path]::GetExtension($_.Name).TrimStart('.') } | Where-Object { $_ } | Sort-Object -Unique
    $bare = Get-StageFile $Stage | Where-Object { -not [System.IO.Path]::GetExtension($_.Name) }
    $types = '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />' +
        '<Default Extension="nuspec" ContentType="application/octet" />' +
        (($extensions | ForEach-Object { "<Default Extension=`"$_`" ContentType=`"application/octet`" />" }) -join '') +
        (($bare | ForEach-Object { "<Override PartName=`"/$($_.Name)`" ContentType=`"application/octet`" />" }) -join '') + '</Types>'
    $relations = '<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        '<Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/WorkflowStatus.nuspec" Id="R1" /></Relationships>'
    Compress-Stage -Folder $Stage -Prefix '' -Path $Path -Text ([ordered]@{ 'WorkflowStatus.nuspec' = $nuspec; '[Content_Types].xml' = $types; '_rels/.rels' = $relations })
}
