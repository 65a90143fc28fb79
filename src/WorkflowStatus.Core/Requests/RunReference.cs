using System;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Requests;

/// <summary>One run to ask for: an account and an id. Equal references are one run.</summary>
public sealed class RunReference : IEquatable<RunReference>
{
    /// <summary>Names a run.</summary>
    /// <param name="account">Whom to ask.</param>
    /// <param name="id">The run's id.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the id is blank or could not stand in an address.</exception>
    public RunReference(RunAccount account, string id)
    {
        Account = account;
        Id = id;
        if ((ParameterRules.PathProblem(id) ?? (string.IsNullOrWhiteSpace(id) ? "is blank" : null)) is { } problem)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{account.Definition.Name}: the id '{SafeText.Line(id, 100)}' {problem}.", "Give the id that the service returned when the run was started.")
            { Provider = account.Definition.Name, Target = id };
        }
    }

    /// <summary>Whom to ask.</summary>
    public RunAccount Account { get; }

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public bool Equals(RunReference? other) => other is not null && ReferenceEquals(Account, other.Account) && string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RunReference);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>Provider and id, for messages.</summary>
    /// <returns>For example <c>Storyteller run '09a560ba'</c>; control characters are shown as pictures.</returns>
    public override string ToString() => $"{Account.Definition.Name} run '{SafeText.Line(Id, 100)}'";
}
