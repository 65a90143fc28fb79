#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# Browsers are played by scripts, so that each of their faults happens.
BeforeAll {
    . "$PSScriptRoot/../src/build/Pictures.ps1"

    function New-Browser([string] $Body) {
        $path = "$TestDrive/browser-$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $path -Value "`$target = (`$args -like '--screenshot=*' -replace '^--screenshot=')[0]`n`$printed = (`$args -like '--print-to-pdf=*' -replace '^--print-to-pdf=')[0]`n$Body"
        $path
    }
}

Describe 'A picture of a page' {
    BeforeEach {
        $script:Picture = "$TestDrive/$([guid]::NewGuid()).png"
        $script:Page = (New-Item "$TestDrive/$([guid]::NewGuid()).html").FullName
    }

    It 'is what the browser made, in the place of the old one' {
        Set-Content -LiteralPath $Picture 'old'
        $browser = New-Browser 'Set-Content -LiteralPath $target "new of $($args[-1])"; exit 0'
        (Save-Picture -Browser $browser -Page $Page -Path $Picture).FullName | Should -Be ([System.IO.Path]::GetFullPath($Picture))
        Get-Content -LiteralPath $Picture | Should -Be "new of $(([uri]::new($Page)).AbsoluteUri)"
    }

    It 'is printed when it is a PDF' {
        $browser = New-Browser 'Set-Content -LiteralPath $printed "printed"; exit 0'
        $file = Save-Picture -Browser $browser -Page $Page -Path "$TestDrive/page.pdf"
        Get-Content -LiteralPath $file | Should -Be 'printed'
    }

    It 'is an error, and the old one is kept, when the browser <Name>' -ForEach @(
        @{ Name = 'fails'; Body = '"it broke"; exit 3'; Words = '*exit code 3*it broke*' }
        @{ Name = 'fails half way'; Body = 'Set-Content -LiteralPath $target "half"; exit 1'; Words = '*exit code 1*' }
        @{ Name = 'makes none and says nothing'; Body = 'exit 0'; Words = '*made no picture*' }
    ) {
        Set-Content -LiteralPath $Picture 'old'
        $browser = New-Browser $Body
        { Save-Picture -Browser $browser -Page $Page -Path $Picture } | Should -Throw $Words
        Get-Content -LiteralPath $Picture | Should -Be 'old'
    }
}

Describe 'The pictures of the README' {
    BeforeAll {
        . "$PSScriptRoot/Support/Session.ps1"
        Import-Module $ModuleManifest -Force
    }

    BeforeEach {
        $script:Root = "$TestDrive/$([guid]::NewGuid())"
        $null = New-Item -ItemType Directory "$Root/docs", "$Root/tests"
        Copy-Item -Recurse -LiteralPath "$PSScriptRoot/Support" -Destination "$Root/tests"
        'table.svg', 'report.png' | ForEach-Object { Set-Content -LiteralPath "$Root/docs/$_" 'old' }
    }

    It 'are made by the commands and the browser' {
        $made = Update-Picture -Root $Root -Browser (New-Browser 'Set-Content -LiteralPath $target "new"; exit 0')
        $made.Name | Sort-Object | Should -Be 'report.png', 'table.svg'
        Get-Content -LiteralPath "$Root/docs/report.png" | Should -Be 'new'
        Get-Content -Raw -LiteralPath "$Root/docs/table.svg" | Should -Match '<svg'
    }

    It 'stay as they are, both, when there is no browser or it fails' {
        { Update-Picture -Root $Root -Browser "$TestDrive/no-such-browser" } | Should -Throw
        { Update-Picture -Root $Root -Browser (New-Browser 'exit 1') } | Should -Throw '*made no picture*'
        Get-Content -LiteralPath "$Root/docs/table.svg", "$Root/docs/report.png" | Should -Be 'old', 'old'
    }
}
