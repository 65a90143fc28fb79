using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Control;

/// <summary>What can be steered from outside.</summary>
internal interface IControlTarget
{
    /// <summary>The recorded requests.</summary>
    IReadOnlyList<RecordedRequest> Requests { get; }

    /// <summary>The counts.</summary>
    SimulatorStatistics Statistics { get; }

    /// <summary>Scripts a resource of a run.</summary>
    void ScriptResource(string provider, string id, string resource, params IReadOnlyList<Play> plays);

    /// <summary>Scripts a path.</summary>
    void ScriptPath(string path, params IReadOnlyList<Play> plays);

    /// <summary>Forgets scripts and the progress of all runs.</summary>
    void ClearScripts();

    /// <summary>Forgets recorded requests and counts.</summary>
    void ClearRequests();
}
