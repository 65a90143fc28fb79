using Xunit;

namespace WorkflowStatus.ModuleTests;

/// <summary>A theory that is reported as skipped, by name, where PowerShell or Pester is not installed.</summary>
public sealed class PesterTheoryAttribute : TheoryAttribute
{
    public PesterTheoryAttribute() => Skip = PowerShellHost.Missing;
}
