using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>What is wrong in one file: the first hundred things. A hostile file has as many as it has bytes.</summary>
internal sealed class ProblemList
{
    private const int Most = 100;

    private readonly List<DefinitionProblem> _problems = [];

    public int Count => _problems.Count;

    public bool IsFull => _problems.Count >= Most;

    /// <summary>Each thing once, in the order of the lines.</summary>
    public IReadOnlyList<DefinitionProblem> Sorted => _problems.Distinct().OrderBy(problem => problem.Line).ToList();

    public void Add(DefinitionProblem problem)
    {
        if (!IsFull)
        {
            _problems.Add(problem);
        }
    }
}
