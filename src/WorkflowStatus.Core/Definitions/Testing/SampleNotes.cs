using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Says what the samples show that a definition may have wrong, though they can be read.</summary>
internal static class SampleNotes
{
    public static IEnumerable<string> Of(IReadOnlyList<SampleFinding> findings, IEnumerable<string> readNotes)
    {
        // One of several paths is enough for a property.
        var properties = findings.GroupBy(finding => finding.Path.Property, StringComparer.Ordinal).Where(paths => !paths.Any(path => path.IsFound && !path.IsUseless)).ToList();
        var useless = properties.SelectMany(paths => paths).Where(path => path.IsUseless).Select(path => $"no use for what is found: {path.Path}");
        var missing = properties.Where(paths => IsVital(paths.Key) && paths.All(path => path.HasPlace && !path.IsFound))
            .Select(paths => $"found nothing: {paths.Key} {string.Join(", ", paths.Select(path => path.Path.Path))}");
        return useless.Concat(missing).Concat(readNotes.Where(note => !IsFailure(note)));
    }

    /// <summary>Without these whole objects are missing; other properties are often empty.</summary>
    private static bool IsVital(string property) =>
        property.EndsWith(".items", StringComparison.Ordinal) || property.EndsWith(".status", StringComparison.Ordinal);

    /// <summary>A follow-up without a sample fails, as it should; one with a sample that fails is the test's error.</summary>
    private static bool IsFailure(string note) => note.StartsWith("the follow-up request '", StringComparison.Ordinal) && note.Contains("' failed: ");
}
