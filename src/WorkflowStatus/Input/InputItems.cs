using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace WorkflowStatus.Input;

/// <summary>The objects that a pipeline object stands for: a list may come through it as one, as Invoke-RestMethod and Import-Clixml give them.</summary>
internal static class InputItems
{
    /// <summary>As deep as lists in lists are looked into: one may hold itself.</summary>
    private const int Depth = 8;

    /// <summary>The object itself, or what it holds when it is a list.</summary>
    /// <exception cref="WorkflowStatusException">InvalidParameter, while it is gone through: the list cannot be read.</exception>
    public static IEnumerable<PSObject?> Of(PSObject? input) => Of(input, Depth);

    private static IEnumerable<PSObject?> Of(PSObject? input, int depth)
    {
        if (depth == 0 || LanguagePrimitives.GetEnumerable(input?.BaseObject) is not { } list)
        {
            yield return input;
            yield break;
        }

        var elements = list.GetEnumerator();
        while (MoveNext(elements))
        {
            foreach (var item in Of(elements.Current is { } element ? PSObject.AsPSObject(element) : null, depth - 1))
            {
                yield return item;
            }
        }
    }

    private static bool MoveNext(IEnumerator elements)
    {
        try
        {
            return elements.MoveNext();
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The list cannot be read to its end: {error.Message.TrimEnd('.')}.", "Correct what makes the list.", error);
        }
    }
}
