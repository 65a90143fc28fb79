namespace WorkflowStatus.Core.Reports.Model;

/// <summary>What a reader asks first.</summary>
internal enum Outcome
{
    /// <summary>It ended as intended.</summary>
    Succeeded,

    /// <summary>It ended in any other way.</summary>
    Unsuccessful,

    /// <summary>It has not ended.</summary>
    Going,
}
