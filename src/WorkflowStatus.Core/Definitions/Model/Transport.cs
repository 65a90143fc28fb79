namespace WorkflowStatus.Core.Definitions;

/// <summary>Where requests end.</summary>
internal enum Transport
{
    /// <summary>At a service, over HTTP.</summary>
    Http,

    /// <summary>In memory, at the demonstration service.</summary>
    Demo,
}
