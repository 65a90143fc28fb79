using System.Collections.Generic;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where a follow-up's answer keeps the reason of a failure: the first item that has one.</summary>
internal sealed record FollowUpError(IReadOnlyList<JsonPath> Items, PathTree Tree, int SlotCount, ErrorMapping Mapping);
