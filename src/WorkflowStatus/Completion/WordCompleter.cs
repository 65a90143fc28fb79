using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace WorkflowStatus.Completion;

/// <summary>Completes a word from a list: a name that begins with what was typed, else one that holds it. Never prompts, never uses the network, never throws.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        try
        {
            var words = Words(fakeBoundParameters).ToList();
            var beginning = words.Where(word => word.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
            return (beginning.Count > 0 ? beginning : words.Where(word => word.Word.IndexOf(typed, StringComparison.OrdinalIgnoreCase) > 0))
                .Select(word => new CompletionResult(Quote(word.Word), word.Word, CompletionResultType.ParameterValue, word.ToolTip.Length > 0 ? word.ToolTip : word.Word))
                .ToList();
        }
        catch (WorkflowStatusException)
        {
            return [];
        }
    }

    private protected abstract IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound);

    private static string Quote(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') ? word : $"'{CodeGeneration.EscapeSingleQuotedStringContent(word)}'";
}
