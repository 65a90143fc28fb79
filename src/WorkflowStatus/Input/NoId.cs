using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Input;

/// <summary>The error for an object of the pipeline that names no run. It says what the object has, so that a wrong column is seen.</summary>
internal static class NoId
{
    private const int ShownNames = 5;
    private const int NameLength = 40;

    private static readonly char[] Delimiters = [';', ',', '\t', '|'];

    public static WorkflowStatusException Error(IReadOnlyList<string> names)
    {
        var blank = RunInput.IdNames.FirstOrDefault(id => names.Contains(id, StringComparer.OrdinalIgnoreCase));
        var (has, action) =
            blank is not null ? ($": {blank} is blank", "Leave the object out, or give the id that the service returned when the run was started.")
            : names.Count == 1 && names[0].IndexOfAny(Delimiters) is >= 0 and var place ? (Has(names), $"If it is of a CSV file, give the file's delimiter: Import-Csv -Delimiter {Quoted(names[0][place])}.")
            : (names.Count > 0 ? Has(names) : string.Empty, $"Give the object a property {string.Join(", ", RunInput.IdNames.Take(RunInput.IdNames.Length - 1))} or {RunInput.IdNames[RunInput.IdNames.Length - 1]}.");
        return new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"No id was given{has}.", action);
    }

    private static string Has(IReadOnlyList<string> names) =>
        $"; the object has: {string.Join(", ", names.Take(ShownNames).Select(name => SafeText.Line(name, NameLength)))}{(names.Count > ShownNames ? " …" : string.Empty)}";

    private static string Quoted(char delimiter) => delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'";
}
