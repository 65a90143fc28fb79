# Makes and starts workflows at an n8n over its public API, for tests/RealEngine.ps1. The public API cannot start an
# execution: each workflow begins with a webhook, and its second node answers the call with the execution's id.

function Open-N8n {
    <# .SYNOPSIS An n8n by its address and key; what is made there is remembered, to be taken away by Close-N8n. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [uri] $BaseUri, [Parameter(Mandatory)] [securestring] $ApiKey)

    [pscustomobject]@{
        BaseUri   = $BaseUri.AbsoluteUri.TrimEnd('/') + '/'
        ApiKey    = $ApiKey
        Header    = @{ 'X-N8N-API-KEY' = [System.Net.NetworkCredential]::new('', $ApiKey).Password }
        Workflows = [System.Collections.Generic.List[string]]::new()
    }
}

function Close-N8n {
    <# .SYNOPSIS Deletes the workflows that were made, and their executions with them. #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [pscustomobject] $N8n)

    foreach ($id in $N8n.Workflows) {
        try { $null = Invoke-RestMethod "$($N8n.BaseUri)api/v1/workflows/$id" -Method Delete -Headers $N8n.Header }
        catch { Write-Warning "The workflow $id could not be deleted: $($_.Exception.Message)" }
    }
}

function New-N8nNode {
    <# .SYNOPSIS A node; each has its place to the right of the one before. #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Only makes an object.')]
    param([string] $Name, [string] $Type, [double] $Version, [hashtable] $Parameters = @{})

    @{ id = "$([guid]::NewGuid())"; name = $Name; type = "n8n-nodes-base.$Type"; typeVersion = $Version; position = @(0, 0); parameters = $Parameters; webhookId = "$([guid]::NewGuid())" }
}

function Join-N8nNode {
    <# .SYNOPSIS The connections of nodes in a row; of a loop, its second output is what it repeats. #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([hashtable[]] $Node, [string] $Loop, [string] $Body)

    $connections = @{}
    for ($index = 0; $index -lt $Node.Count - 1; $index++) {
        $connections[$Node[$index].name] = @{ main = @(, @(@{ node = $Node[$index + 1].name; type = 'main'; index = 0 })) }
    }

    if ($Loop) {
        $connections[$Loop].main += , @(@{ node = $Body; type = 'main'; index = 0 })
        $connections[$Body] = @{ main = @(, @(@{ node = $Loop; type = 'main'; index = 0 })) }
    }

    $connections
}

function Start-N8nWorkflow {
    <# .SYNOPSIS Makes a workflow, activates and starts it; gives the id of its execution. #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)] [pscustomobject] $N8n,
        [Parameter(Mandatory)] [string] $Name,

        # The nodes after the webhook and its answer, in a row.
        [Parameter(Mandatory)] [hashtable[]] $Node,

        # A node in the row that is a loop, and the node that it repeats.
        [string] $Loop,
        [hashtable] $Body
    )

    if (-not $PSCmdlet.ShouldProcess($Name, 'Make a workflow and start it')) { return }
    $path = "real-engine-$([guid]::NewGuid().ToString('N'))"
    $row = @(
        New-N8nNode Webhook webhook 2 @{ httpMethod = 'POST'; path = $path; responseMode = 'responseNode'; options = @{} }
        New-N8nNode Respond respondToWebhook 1.1 @{ respondWith = 'text'; responseBody = '={{ $execution.id }}'; options = @{} }
        $Node
    )
    $workflow = @{
        name        = "RealEngine.ps1: $Name"
        nodes       = @($row) + @(if ($Body) { $Body })
        connections = Join-N8nNode $row $Loop $(if ($Body) { $Body.name })
        settings    = @{ executionOrder = 'v1' }
    }
    $made = Invoke-RestMethod "$($N8n.BaseUri)api/v1/workflows" -Method Post -Headers $N8n.Header -ContentType 'application/json' -Body ($workflow | ConvertTo-Json -Depth 20)
    $N8n.Workflows.Add($made.id)
    $null = Invoke-RestMethod "$($N8n.BaseUri)api/v1/workflows/$($made.id)/activate" -Method Post -Headers $N8n.Header
    "$(Invoke-RestMethod "$($N8n.BaseUri)webhook/$path" -Method Post)"
}
