using System.Collections.Generic;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where the body of an HTTP error keeps its message, code and id.</summary>
internal sealed record ErrorAnswerMapping(IReadOnlyList<JsonPath> Message, IReadOnlyList<JsonPath> Code, IReadOnlyList<JsonPath> Id);
