using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>What all commands of the module share.</summary>
public abstract class WorkflowCommand : PSCmdlet
{
    /// <summary>Makes something; what is wrong with it becomes an error record that costs nothing else.</summary>
    /// <returns>Null when it was wrong.</returns>
    private protected T? Try<T>(Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (WorkflowStatusException error)
        {
            WriteError(ErrorRecords.From(error));
            return null;
        }
    }

    /// <summary>
    /// What names or patterns mean, each once: what a command does to one of them it shall not do twice. A name without
    /// wildcards that means nothing is an error; a pattern that matches nothing is not.
    /// </summary>
    /// <param name="names">What was typed.</param>
    /// <param name="known">What there is.</param>
    /// <param name="nameOf">The name of one of them.</param>
    /// <param name="unknown">Makes the error for a name, from all that there are.</param>
    private protected IEnumerable<T> Find<T>(IEnumerable<string> names, IReadOnlyCollection<T> known, Func<T, string> nameOf, Func<string, IReadOnlyCollection<string>, WorkflowStatusException> unknown)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (Try(() => Pattern(name)) is not { } pattern)
            {
                continue;
            }

            var found = known.Where(item => pattern.IsMatch(nameOf(item))).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.From(unknown(name, known.Select(nameOf).ToList())));
            }

            foreach (var item in found.Where(item => given.Add(nameOf(item))))
            {
                yield return item;
            }
        }
    }

    /// <exception cref="WorkflowStatusException">InvalidParameter: a bracket has no end, which PowerShell would tell only when it compares, and to all names.</exception>
    private static WildcardPattern Pattern(string name)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        try
        {
            pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException error)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"'{SafeText.Line(name, 64)}' is no name, and no pattern either.", "In a pattern, * stands for any text, ? for one character, [ab] for one of several.", error) { Target = name };
        }
    }

    /// <summary>Refuses a longest interval that is shorter than the first.</summary>
    /// <exception cref="WorkflowStatusException">InvalidParameter.</exception>
    private protected void CheckIntervals(double first, double longest)
    {
        if (Seconds("PollInterval", first) > Seconds("MaxPollInterval", longest))
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "MaxPollInterval is shorter than PollInterval.", "Give one that is as long or longer, or leave it out.");
        }
    }

    /// <summary>A number of seconds that a parameter gives; null when it was not given.</summary>
    private protected TimeSpan? Seconds(string parameter, double value) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? TimeSpan.FromSeconds(value) : null;
}
