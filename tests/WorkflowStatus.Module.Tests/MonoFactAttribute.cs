using Xunit;

namespace WorkflowStatus.ModuleTests;

/// <summary>A test that is reported as skipped, with the reason, where Mono cannot run what is built for .NET Framework.</summary>
public sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute() => Skip = MonoHost.Missing;
}
