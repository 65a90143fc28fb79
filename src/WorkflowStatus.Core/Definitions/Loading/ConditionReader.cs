using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions.Source;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads refinements and the conditions under which something applies.</summary>
internal static class ConditionReader
{
    public static IReadOnlyList<Refinement> Refinements(SourceObject owner) =>
        owner.List("refinements").Select(node => Refinement(new SourceObject(node, owner.Problems))).ToList();

    public static IReadOnlyList<Condition> Conditions(SourceObject owner) =>
        owner.List("when").Select(node => Condition(new SourceObject(node, owner.Problems))).ToList();

    private static Refinement Refinement(SourceObject source)
    {
        var refinement = new Refinement(Conditions(source), source.Choice("state", RunState.Unknown), source.Text("message", "a sentence for a person"));
        if (refinement.When.Count == 0 || source.Find("state") is null)
        {
            source.Report(source.Node, "expected 'when' and 'state'");
        }

        source.RefuseOthers();
        return refinement;
    }

    private static Condition Condition(SourceObject source)
    {
        var condition = new Condition(
            StateReader.States(source, "states"),
            StateReader.States(source, "anyStep"),
            OptionalFlag(source, "hasSteps"),
            OptionalFlag(source, "hasError"),
            ScopeReader.Paths(source, "path"),
            source.Texts("is", "a text in quotes"));
        if (condition is { States: null, AnyStep: null, HasSteps: null, HasError: null, Paths.Count: 0 } && source.Node.Kind == SourceKind.Object)
        {
            source.Report(source.Node, "expected at least one of states, anyStep, hasSteps, hasError, path");
        }

        if (condition is { Paths.Count: 0, Values.Count: > 0 })
        {
            source.Report(source.Node, "expected 'path' beside 'is'");
        }

        source.RefuseOthers();
        return condition;
    }

    private static bool? OptionalFlag(SourceObject source, string name) =>
        source.Find(name) is null ? null : source.Flag(name, otherwise: false);
}
