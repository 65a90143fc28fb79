# Makes the help of the commands. Its one source is docs/commands/<Command>.md for what a person writes (synopsis,
# description, examples, inputs, outputs, notes, links) and the code for the rest: the doc comment of each parameter,
# its type, aliases, default and position, the parameter sets, the address of the online page. From both come the
# sections Syntax and Parameters of the same pages, and the MAML that Get-Help reads. Needs the module to be built.

Set-StrictMode -Version 3.0

$script:PageSections = 'Syntax', 'Description', 'Examples', 'Parameters', 'Inputs', 'Outputs', 'Notes', 'Related links'

function Read-CommandPage {
    <# .SYNOPSIS Takes a page apart: the command's name, its synopsis, and the text of each section. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [string] $Path)

    $text = (Get-Content -LiteralPath $Path -Raw) -replace "`r"
    if ($text -notmatch '^# (?<Name>\S+)\n\n(?<Synopsis>[^\n]+)\n') {
        throw "$Path`: expected '# <Command>', an empty line and the synopsis."
    }
    $page = [pscustomobject]@{ Name = $Matches.Name; Synopsis = $Matches.Synopsis; Sections = @{} }
    foreach ($part in $text -split '(?m)^## ' | Select-Object -Skip 1) {
        $title, $body = $part -split '\n', 2
        if ($title -notin $script:PageSections) {
            throw "$Path`: expected the sections $($script:PageSections -join ', '), found '$title'."
        }
        $page.Sections[$title] = $body.Trim()
    }
    $page
}

function Get-PageEntry {
    <# .SYNOPSIS The entries of a section: each "### title" with the text below it. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [object] $Page, [Parameter(Mandatory)] [string] $Section)

    foreach ($part in "$($Page.Sections[$Section])" -split '(?m)^### ' | Select-Object -Skip 1) {
        $title, $body = $part -split '\n', 2
        [pscustomobject]@{ Title = $title.Trim(); Text = "$body".Trim() }
    }
}

function Get-CommandFact {
    <# .SYNOPSIS What the code says of a command: its parameter sets, and of each parameter the facts and the doc comment. #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [System.Management.Automation.CmdletInfo] $Command, [Parameter(Mandatory)] [xml] $Documentation)

    $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    $sets = foreach ($set in $Command.ParameterSets | Sort-Object { -not $_.IsDefault }) {
        $own = $set.Parameters | Where-Object Name -NotIn $common
        # As a person types them: by position, then what must be there, then the rest.
        [pscustomobject]@{ Name = $set.Name; Parameters = @($own | Sort-Object -Stable { if ($_.Position -ge 0) { $_.Position } else { 99 } }, { -not $_.IsMandatory }) }
    }
    $instance = $Command.ImplementingType::new()
    $parameters = foreach ($parameter in $sets.Parameters | Group-Object Name | ForEach-Object { $_.Group[0] }) {
        $property = $Command.ImplementingType.GetProperty($parameter.Name)
        [pscustomobject]@{
            Name      = $parameter.Name
            Type      = [Microsoft.PowerShell.ToStringCodeMethods]::Type($parameter.ParameterType) -replace '^WorkflowStatus\.(Commands\.)?'
            IsSwitch  = $parameter.ParameterType -eq [switch]
            Aliases   = @($parameter.Aliases)
            Position  = if ($parameter.Position -ge 0) { "$($parameter.Position)" } else { 'named' }
            IsMandatory = $parameter.IsMandatory
            Pipeline  = (@(if ($parameter.ValueFromPipeline) { 'ByValue' }; if ($parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' }) -join ', ')
            Wildcards = [bool]($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
            Default   = if ($property) { Get-DefaultText $property.GetValue($instance) }
            Values    = @(if ($parameter.ParameterType.GetElementType() ?? $parameter.ParameterType | Where-Object IsEnum) { [enum]::GetNames($parameter.ParameterType.GetElementType() ?? $parameter.ParameterType) })
            Sets      = @(($sets | Where-Object { $_.Parameters.Name -contains $parameter.Name }).Name)
            Text      = if ($property) { Get-DocumentationText $property $Documentation } else { Get-RiskText $parameter.Name }
        }
    }
    [pscustomobject]@{ Name = $Command.Name; Verb = $Command.Verb; Noun = $Command.Noun; HelpUri = $Command.HelpUri; Sets = @($sets); Parameters = @($parameters) }
}

function Get-DefaultText([object] $Value) {
    # Nothing, no item, false and 0 are what a property holds that was never given.
    if ($Value -is [array]) { $Value -join ', ' } elseif ($Value -and $Value -isnot [switch]) { [string]$Value }
}

function Get-RiskText([string] $Name) {
    if ($Name -eq 'WhatIf') { 'Shows what the command would do, without doing it.' } else { 'Asks before the command changes something.' }
}

function Get-DocumentationText([System.Reflection.PropertyInfo] $Property, [xml] $Documentation) {
    # A doc comment as Markdown, in one line for each paragraph.
    $key = "P:$($Property.DeclaringType.FullName).$($Property.Name)"
    $summary = $Documentation.SelectSingleNode("/doc/members/member[@name='$key']/summary")
    if (-not $summary) { throw "$key has no doc comment." }
    $text = $summary.InnerXml -replace '</?c>', '`' -replace '<see cref="[^"]*?(\w+)"\s*/>', '`$1`'
    ($text -split '</?para>' | ForEach-Object { ([System.Net.WebUtility]::HtmlDecode($_) -replace '\s+', ' ').Trim() } | Where-Object { $_ }) -join "`n`n"
}

function Get-SyntaxPart([object] $Parameter) {
    # One parameter as a syntax diagram shows it.
    $name = "-$($Parameter.Name)"
    if ($Parameter.Position -ge 0) { $name = "[$name]" }
    $type = [Microsoft.PowerShell.ToStringCodeMethods]::Type($Parameter.ParameterType) -replace '^WorkflowStatus\.(Commands\.)?'
    $part = if ($Parameter.ParameterType -eq [switch]) { $name } else { "$name <$type>" }
    if ($Parameter.IsMandatory) { $part } else { "[$part]" }
}

function Format-Syntax([object] $Fact) {
    # The parameter sets, wrapped between parameters.
    $lines = foreach ($set in $Fact.Sets) {
        $line = $Fact.Name
        foreach ($part in @($set.Parameters | ForEach-Object { Get-SyntaxPart $_ }) + '[<CommonParameters>]') {
            if ($line.Length + $part.Length -ge 100) { $line; $line = '   ' }
            $line += " $part"
        }
        $line
        ''
    }
    "``````powershell`n$(($lines -join "`n").TrimEnd())`n``````"
}

function Format-Code([string[]] $Text) {
    $Text | ForEach-Object { '`' + $_ + '`' }
}

function Format-Parameter([object] $Parameter, [int] $SetCount) {
    # A parameter of the page: its text, then its facts in one list.
    $facts = @(
        "Type: $(Format-Code $Parameter.Type)"
        if ($Parameter.Values) { "one of $($Parameter.Values -join ', ')" }
        if ($Parameter.Aliases) { "aliases: $((Format-Code $Parameter.Aliases) -join ', ')" }
        if ($Parameter.IsMandatory) { 'required' }
        if ($Parameter.Position -ne 'named') { "position $($Parameter.Position)" }
        if ($Parameter.Default) { "default: $(Format-Code $Parameter.Default)" }
        if ($Parameter.Pipeline) { "from the pipeline: $($Parameter.Pipeline)" }
        if ($Parameter.Wildcards) { 'wildcards' }
        if ($Parameter.Sets.Count -lt $SetCount) { "parameter set: $($Parameter.Sets -join ', ')" }
    )
    "### -$($Parameter.Name)`n`n$($Parameter.Text)`n`n$($facts -join '; ').`n"
}

function Format-CommandPage {
    <# .SYNOPSIS The whole page: what the person wrote, and the sections that the code gives. #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [object] $Page, [Parameter(Mandatory)] [object] $Fact)

    $generated = @{
        Syntax     = Format-Syntax $Fact
        Parameters = (@($Fact.Parameters | ForEach-Object { Format-Parameter $_ $Fact.Sets.Count }) +
            '[About the common parameters](https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters)') -join "`n"
    }
    $text = "# $($Page.Name)`n`n$($Page.Synopsis)`n"
    foreach ($title in $script:PageSections) {
        $body = $generated[$title] ?? $Page.Sections[$title]
        if ($body) { $text += "`n## $title`n`n$($body.TrimEnd())`n" }
    }
    $text
}

function ConvertTo-MamlText([string] $Markdown) {
    # Each paragraph as a para; lists and quoted output keep their lines.
    $paragraphs = [System.Collections.Generic.List[string]]::new()
    foreach ($block in [regex]::Split($Markdown, '(?ms)^```\w*\n(.*?)^```$|\n\n')) {
        $paragraphs.Add($block)
    }
    ($paragraphs | Where-Object { $_.Trim() } | ForEach-Object {
        $plain = $_ -replace '`' -replace '\*\*' -replace '\[([^\]]+)\]\([^)]+\)', '$1'
        # A line break in prose is only the page's margin; one before "- " begins an item, one before a space is output.
        $joined = if ($plain -match '(?m)^ ') { $plain.TrimEnd() } else { $plain.Trim() -replace '\n(?!- )', ' ' }
        "<maml:para>$([System.Security.SecurityElement]::Escape($joined))</maml:para>"
    }) -join ''
}

function ConvertTo-MamlParameter([object] $Parameter, [bool] $WithText) {
    $escape = { [System.Security.SecurityElement]::Escape($args[0]) }
    $pipeline = if ($Parameter.Pipeline) { "True ($($Parameter.Pipeline))" } else { 'False' }
    $aliases = if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' }
    $text = if ($WithText) { "<maml:description>$(ConvertTo-MamlText $Parameter.Text)</maml:description>" }
    $value = if (-not $Parameter.IsSwitch) { "<command:parameterValue required=`"true`" variableLength=`"$("$($Parameter.Type.EndsWith('[]'))".ToLowerInvariant())`">$(& $escape $Parameter.Type)</command:parameterValue>" }
    $default = if ($Parameter.Default) { $Parameter.Default } elseif ($Parameter.IsSwitch) { 'False' } else { 'None' }
    @"
<command:parameter required="$("$($Parameter.IsMandatory)".ToLowerInvariant())" variableLength="true" globbing="$("$($Parameter.Wildcards)".ToLowerInvariant())" pipelineInput="$pipeline" position="$($Parameter.Position)" aliases="$aliases">
<maml:name>$($Parameter.Name)</maml:name>$text$value<dev:type><maml:name>$(& $escape $Parameter.Type)</maml:name></dev:type><dev:defaultValue>$(& $escape $default)</dev:defaultValue>
</command:parameter>
"@
}

function ConvertTo-MamlExample([object] $Entry) {
    if ($Entry.Text -notmatch '(?s)^```powershell\n(?<Code>.*?)\n```\s*(?<Remarks>.*)$') {
        throw "The example '$($Entry.Title)' is expected to begin with its code."
    }
    $code = [System.Security.SecurityElement]::Escape($Matches.Code)
    $title = [System.Security.SecurityElement]::Escape("---- $($Entry.Title) ----")
    # The empty paragraphs keep what follows at a distance.
    "<command:example><maml:title>$title</maml:title><dev:code>$code</dev:code><dev:remarks>$(ConvertTo-MamlText $Matches.Remarks)<maml:para></maml:para></dev:remarks></command:example>"
}

function ConvertTo-MamlTyped([object] $Page, [string] $Section, [string] $Element, [string] $Item) {
    # Inputs and outputs: a type with a text.
    $items = foreach ($entry in Get-PageEntry $Page $Section) {
        "<command:$Item><dev:type><maml:name>$($entry.Title)</maml:name></dev:type><maml:description>$(ConvertTo-MamlText $entry.Text)</maml:description></command:$Item>"
    }
    "<command:$Element>$($items -join "`n")</command:$Element>"
}

function ConvertTo-MamlLink([object] $Page, [string] $HelpUri) {
    # The online page first: that is the one that Get-Help -Online opens.
    $links = @("<maml:navigationLink><maml:linkText>Online version:</maml:linkText><maml:uri>$HelpUri</maml:uri></maml:navigationLink>")
    foreach ($match in [regex]::Matches("$($Page.Sections['Related links'])", '(?m)^- \[([^\]]+)\]\(([^)]+)\)')) {
        $uri = $match.Groups[2].Value
        $links += "<maml:navigationLink><maml:linkText>$($match.Groups[1].Value)</maml:linkText><maml:uri>$(if ($uri -like 'http*') { $uri })</maml:uri></maml:navigationLink>"
    }
    "<maml:relatedLinks>$($links -join "`n")</maml:relatedLinks>"
}

function ConvertTo-CommandMaml {
    <# .SYNOPSIS The MAML of one command. #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [object] $Page, [Parameter(Mandatory)] [object] $Fact)

    $byName = @{}
    $Fact.Parameters | ForEach-Object { $byName[$_.Name] = $_ }
    $syntax = foreach ($set in $Fact.Sets) {
        "<command:syntaxItem><maml:name>$($Fact.Name)</maml:name>$(@($set.Parameters | ForEach-Object { ConvertTo-MamlParameter $byName[$_.Name] $false }) -join "`n")</command:syntaxItem>"
    }
    @"
<command:command xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
<command:details><command:name>$($Fact.Name)</command:name><command:verb>$($Fact.Verb)</command:verb><command:noun>$($Fact.Noun)</command:noun><maml:description>$(ConvertTo-MamlText $Page.Synopsis)</maml:description></command:details>
<maml:description>$(ConvertTo-MamlText $Page.Sections['Description'])</maml:description>
<command:syntax>$($syntax -join "`n")</command:syntax>
<command:parameters>$(@($Fact.Parameters | ForEach-Object { ConvertTo-MamlParameter $_ $true }) -join "`n")</command:parameters>
$(ConvertTo-MamlTyped $Page Inputs inputTypes inputType)
$(ConvertTo-MamlTyped $Page Outputs returnValues returnValue)
<maml:alertSet><maml:alert>$(ConvertTo-MamlText $Page.Sections['Notes'])</maml:alert></maml:alertSet>
<command:examples>$(@(Get-PageEntry $Page Examples | ForEach-Object { ConvertTo-MamlExample $_ }) -join "`n")</command:examples>
$(ConvertTo-MamlLink $Page $Fact.HelpUri)
</command:command>
"@
}

function Get-CommandHelp {
    <# .SYNOPSIS Every file of the help as it should be: its path below the repository, and its text. Writes nothing. #>
    [CmdletBinding()]
    [OutputType([System.Collections.Specialized.OrderedDictionary])]
    param([Parameter(Mandatory)] [string] $Root)

    $documented = Get-ChildItem -Path "$Root/src/WorkflowStatus/bin/*/net8.0/WorkflowStatus.xml" -ErrorAction Ignore | Sort-Object LastWriteTimeUtc | Select-Object -Last 1
    if (-not $documented) { throw 'The module is not built: there are no doc comments to read.' }
    $documentation = [xml](Get-Content -LiteralPath $documented -Raw)
    $files = [ordered]@{}
    $maml = foreach ($command in Get-Command -Module WorkflowStatus -CommandType Cmdlet | Sort-Object Noun, Verb) {
        $path = "docs/commands/$($command.Name).md"
        $page = Read-CommandPage "$Root/$path"
        $fact = Get-CommandFact $command $documentation
        $files[$path] = Format-CommandPage $page $fact
        ConvertTo-CommandMaml $page $fact
    }
    $text = "<?xml version=""1.0"" encoding=""utf-8""?>`n<helpItems schema=""maml"" xmlns=""http://msh"">`n$($maml -join "`n")`n</helpItems>"
    # Laid out by the XML writer, so that a change of one sentence is a change of one line.
    $document = [System.Xml.Linq.XDocument]::Parse($text)
    $comment = [System.Xml.Linq.XComment]::new(' Made by ./build.ps1 -Task Docs from docs/commands and the doc comments of src/WorkflowStatus/Commands. ')
    $document.Root.AddFirst($comment)
    $files['module/en-US/WorkflowStatus.dll-Help.xml'] = "$($document.Declaration)`n$document`n" -replace "`r"
    $files
}

function Update-CommandHelp {
    <# .SYNOPSIS Writes the files of the help that have changed, and names them. #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Root)

    $help = Get-CommandHelp $Root
    foreach ($path in $help.Keys) {
        $file = Join-Path $Root $path
        if ((Test-Path -LiteralPath $file) -and (Get-Content -LiteralPath $file -Raw) -ceq $help[$path]) { continue }
        if ($PSCmdlet.ShouldProcess($file, 'Write')) {
            New-Item -ItemType Directory -Path (Split-Path $file) -Force | Out-Null
            [System.IO.File]::WriteAllText($file, $help[$path])
            $path
        }
    }
}
