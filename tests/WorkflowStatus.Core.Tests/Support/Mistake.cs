using System;
using System.Collections.Generic;
using System.Text;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Definitions.Loading;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A definition with a mistake, and what the loader says of it.</summary>
internal static class Mistake
{
    /// <summary>What is wrong with the small definition once a part of its text is replaced.</summary>
    public static List<DefinitionProblem> Replace(string part, string by)
    {
        Assert.Contains(part, TestDefinition.Text);
        return Load(TestDefinition.Text.Replace(part, by, StringComparison.Ordinal));
    }

    /// <summary>The same with members put in before the last line.</summary>
    public static List<DefinitionProblem> Add(string members) => Replace("\"failed\": \"Failed\" }\n", "\"failed\": \"Failed\" },\n  " + members + "\n");

    public static List<DefinitionProblem> Load(string text) => Load(Encoding.UTF8.GetBytes(text));

    public static List<DefinitionProblem> Load(byte[] text)
    {
        var problems = new List<DefinitionProblem>();
        Assert.Null(DefinitionLoader.Load(text, problems));
        return problems;
    }

    public static void AssertHas(List<DefinitionProblem> problems, int line, string path, string message)
    {
        Assert.NotEmpty(problems);
        Assert.True(
            problems.Exists(problem => problem.Line == line && problem.Path == path && problem.Message.Contains(message, StringComparison.Ordinal)),
            $"expected line {line}, {path}: {message}; found {string.Join(" | ", problems)}");
    }
}
