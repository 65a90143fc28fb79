using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace WorkflowStatus.Credentials;

/// <summary>A host without a user: whatever would prompt fails at once instead, and nothing is shown.</summary>
internal sealed class SilentHost : PSHost
{
    private readonly PSHost _real;

    public SilentHost(PSHost real) => _real = real;

    /// <inheritdoc/>
    public override string Name => _real.Name;

    /// <inheritdoc/>
    public override Version Version => _real.Version;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => _real.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => _real.CurrentUICulture;

    /// <summary>None: PowerShell itself refuses a prompt then, in words that say so.</summary>
    public override PSHostUserInterface UI => null!;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => _real.SetShouldExit(exitCode);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("Nobody is there to answer a prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt()
    {
    }

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
