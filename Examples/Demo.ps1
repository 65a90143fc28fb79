# The main job, seen as a user sees it: first on the built-in Demo provider, then over HTTP on simulated services.
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
Import-Module (Join-Path $root 'WorkflowStatus.psd1') -Force

function Show([string] $Text, [scriptblock] $Command) {
    Write-Host "`n# $Text" -ForegroundColor DarkGray
    Write-Host "PS> $("$Command".Trim())" -ForegroundColor Cyan
    & $Command | Out-Host
}

Show 'How are they doing? (the Demo provider: no network, no account)' {
    Get-WorkflowStatus success, failure, flaky -Provider Demo
}
Show 'Tell me when they have ended; faults on the way are no end.' {
    Wait-WorkflowStatus success, failure, flaky -Provider Demo -Timeout 60
}
Show 'Why did it fail?' {
    Get-WorkflowStatus failure -Provider Demo | Format-List State, Message, Error, Steps
}

. (Join-Path $root 'tests/Support/Session.ps1')
. (Join-Path $root 'tests/Support/Simulator.ps1')
$simulator = Open-Simulator
try {
    $token = ConvertTo-Token $simulator.Key
    $runs = @'
Provider,Id,TenantId,AccountId,DefinitionId
Storyteller,success-clip,,,
Oumla,failure-collection,,,
8x8,slow-greeting,,acme,onboarding
Aster,compensationfailed-loan,acme-corp,,
GloriaMundo,running-digest,,,
'@ | ConvertFrom-Csv
    Show 'Five services, one question: rows of a CSV file, over HTTP.' {
        $runs | Get-WorkflowStatus -BaseUri $simulator.BaseUri -Token $token
    }
    Show 'One of them as an object.' {
        Get-WorkflowStatus success-clip -Provider Storyteller -BaseUri $simulator.BaseUri -Token $token | Format-List
    }
    Show 'Wait for all that can end, and say which did not.' {
        $runs | Where-Object Provider -NE GloriaMundo | Wait-WorkflowStatus -BaseUri $simulator.BaseUri -Token $token -Timeout 60 -PollInterval 0.5
    }
    Show 'An unknown run is an error of its own; the others are not harmed.' {
        Get-WorkflowStatus success-1, notfound-2, success-3 -Provider Storyteller -BaseUri $simulator.BaseUri -Token $token -ErrorAction Continue 2>&1
    }
}
finally {
    Close-Simulator $simulator
}
