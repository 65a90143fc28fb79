using System.Collections.Generic;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads where runs, steps and errors are in an answer.</summary>
internal static class MappingReader
{
    private static readonly IReadOnlyList<JsonPath> WholeAnswer = [JsonPath.Root];

    /// <summary>Reads the run's mapping; the places of the steps belong to the run's scope, so that they do not count as left over.</summary>
    public static RunMapping Run(SourceObject owner, StepMapping? steps)
    {
        var source = owner.Object("run");
        if (source is null)
        {
            owner.Report(owner.Node, "expected a member 'run' that says where the run's properties are");
            source = new SourceObject(new SourceNode(SourceKind.Object, owner.Node.Line), new ProblemList());
        }

        var scope = new ScopeReader(source);
        var items = ScopeReader.Paths(source, "items");
        var status = scope.Value("status", ValueUse.State);
        if (status is null)
        {
            source.Report(source.Node, "expected a member 'status': the path of the service's word for the state");
        }

        var mapping = new RunMapping
        {
            Items = items.Count > 0 ? items : WholeAnswer,
            Tree = scope.Tree,
            Id = scope.Value("id"),
            RunId = scope.Value("runId"),
            Name = scope.Value("name"),
            Status = status ?? new ValueSource([], [], ValueUse.State, ValueFormat.Iso8601, false),
            Message = scope.Value("message"),
            StartedAt = scope.Value("startedAt", ValueUse.Time),
            UpdatedAt = scope.Value("updatedAt", ValueUse.Time),
            CompletedAt = scope.Value("completedAt", ValueUse.Time),
            Duration = scope.Value("duration", ValueUse.Duration),
            PercentComplete = scope.Value("percentComplete", ValueUse.Percent),
            CurrentStep = scope.Value("currentStep"),
            StepCount = scope.Value("stepCount", ValueUse.Count),
            CompletedStepCount = scope.Value("completedStepCount", ValueUse.Count),
            FailedStepCount = scope.Value("failedStepCount", ValueUse.Count),
            Result = scope.Value("result", ValueUse.Any),
            Locations = scope.Value("locations", ValueUse.Location),
            Error = Error(source, scope),
            StepSlots = StepSlots(scope, steps, source),
            SlotCount = scope.SlotCount,
        };
        source.RefuseOthers();
        return mapping;
    }

    public static StepMapping? Steps(SourceObject owner)
    {
        if (owner.Object("steps") is not { } source)
        {
            return null;
        }

        var scope = new ScopeReader(source);
        var items = ScopeReader.Paths(source, "items");
        if (items.Count == 0)
        {
            source.Report(source.Node, "expected a member 'items': the path of the steps");
        }

        var inner = Steps(source);
        var mapping = new StepMapping
        {
            Items = items,
            IsKeyed = source.Flag("keyed", otherwise: false),
            Tree = scope.Tree,
            Name = scope.Value("name"),
            Id = scope.Value("id"),
            Status = scope.Value("status", ValueUse.State),
            Message = scope.Value("message"),
            StartedAt = scope.Value("startedAt", ValueUse.Time),
            UpdatedAt = scope.Value("updatedAt", ValueUse.Time),
            CompletedAt = scope.Value("completedAt", ValueUse.Time),
            Duration = scope.Value("duration", ValueUse.Duration),
            Locations = scope.Value("locations", ValueUse.Location),
            ParentId = scope.Value("parentId", ValueUse.Reference),
            Order = scope.Value("order", ValueUse.Order),
            Inner = inner,
            InnerSlots = StepSlots(scope, inner, source),
            SlotCount = scope.SlotCount,
        };
        if (mapping is { ParentId: not null, Id: null })
        {
            source.Report(source.Node, "expected 'id' beside 'parentId'");
        }

        source.RefuseOthers();
        return mapping;
    }

    public static FollowUpError? FollowUpError(SourceObject owner)
    {
        if (owner.Object("error") is not { } source)
        {
            return null;
        }

        var scope = new ScopeReader(source);
        var items = ScopeReader.Paths(source, "items");
        var mapping = new ErrorMapping(scope.Value("message", ValueUse.Reason), scope.Value("type"), scope.Value("code"), null);
        source.RefuseOthers();
        return new FollowUpError(items.Count > 0 ? items : WholeAnswer, scope.Tree, scope.SlotCount, mapping);
    }

    public static ErrorAnswerMapping ErrorAnswer(SourceObject owner)
    {
        if (owner.Object("errorAnswer") is not { } source)
        {
            return new ErrorAnswerMapping([], [], []);
        }

        var mapping = new ErrorAnswerMapping(ScopeReader.Paths(source, "message"), ScopeReader.Paths(source, "code"), ScopeReader.Paths(source, "id"));
        source.RefuseOthers();
        return mapping;
    }

    private static ErrorMapping? Error(SourceObject run, ScopeReader scope)
    {
        if (run.Object("error") is not { } source)
        {
            return null;
        }

        var mapping = new ErrorMapping(
            scope.Value(source, "message", ValueUse.Reason), scope.Value(source, "type"), scope.Value(source, "code"), StateReader.States(source, "states"));
        source.RefuseOthers();
        return mapping;
    }

    private static List<int> StepSlots(ScopeReader scope, StepMapping? steps, SourceObject run)
    {
        var slots = new List<int>();
        foreach (var path in steps?.Items ?? [])
        {
            var list = path.WithoutFinalWildcard();
            slots.Add(list.IsSingular ? scope.Slot(list, run.Node) : -1);
        }

        return slots;
    }
}
