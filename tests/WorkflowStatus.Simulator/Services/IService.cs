using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Requests;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Services;

/// <summary>One HTTP workflow service, played by its documents.</summary>
public interface IService
{
    /// <summary>The provider's name in the product.</summary>
    string Name { get; }

    /// <summary>The service's usual word for each phase it knows, in the order of the documents.</summary>
    IReadOnlyList<(RunPhase Phase, string Word)> Words { get; }

    /// <summary>Reads a target as one of this service's routes; null when it is none.</summary>
    ServiceRoute? Match(RawTarget target);

    /// <summary>Checks the required headers; null when they are in order.</summary>
    Play? Refuse(ServiceRoute route, IHeaderDictionary headers, string validKey);

    /// <summary>The answer for a run, in the documented shape.</summary>
    ReadOnlyMemory<byte> Write(ServiceRoute route, RunView run);

    /// <summary>The service's own error body for an HTTP status.</summary>
    ReadOnlyMemory<byte> WriteError(ServiceRoute route, int statusCode);
}
