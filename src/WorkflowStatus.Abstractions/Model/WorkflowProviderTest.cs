using System.Collections.Generic;

namespace WorkflowStatus;

/// <summary>What a test of a definition found, without any network.</summary>
public sealed class WorkflowProviderTest
{
    /// <summary>The definition's file.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The provider's name; null when the file is wrong.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the file is good and the sample, where one was given, could be read.</summary>
    public bool Passed { get; init; }

    /// <summary>What is wrong in the file, each with line, place and expectation.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The request that would be sent, line by line, the credential masked; empty when the file is wrong.</summary>
    public IReadOnlyList<string> Request { get; init; } = [];

    /// <summary>The runs that the sample reads as; empty without a sample.</summary>
    public IReadOnlyList<WorkflowRun> Runs { get; init; } = [];

    /// <summary>Why the sample gives no run: the very error that a command would write. Null when it gives one, or without a sample.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// What the samples show that the definition may have wrong: values that are there but are of no use to their property,
    /// lists and states that are not found, a next page without a sample. They do not make the test fail.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What each path found in the samples: those of the run, or of an error answer, of its steps and the steps inside them, and of follow-up requests.</summary>
    public IReadOnlyList<WorkflowProviderTestPath> Paths { get; init; } = [];

    /// <summary>Words of the sample that the definition does not map.</summary>
    public IReadOnlyList<string> UnmappedWords { get; init; } = [];

    /// <summary>Members of the sample that no property takes: they go into Details.</summary>
    public IReadOnlyList<string> DetailMembers { get; init; } = [];

    /// <summary>One line for logs.</summary>
    /// <returns>For example <c>Acme: passed</c>.</returns>
    public override string ToString() => $"{Name ?? Path}: {(Passed ? "passed" : "failed")}";
}
