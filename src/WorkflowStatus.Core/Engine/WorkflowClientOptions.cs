using System;
using System.Net.Http;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Engine;

/// <summary>What a client is made of; every part can be replaced by a test.</summary>
public sealed record WorkflowClientOptions
{
    /// <summary>The clock and its timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Random numbers from 0 to 1, for jitter. Must be safe for concurrent use.</summary>
    public Func<double> Random { get; init; } = SharedRandom.Next;

    /// <summary>Makes the objects of details and results.</summary>
    public IObjectFactory Objects { get; init; } = DictionaryObjectFactory.Instance;

    /// <summary>What is accepted from a service at most.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>The handler that requests go through, disposed with the client; null for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The product and version that the service's logs show.</summary>
    public string UserAgent { get; init; } = "WorkflowStatus/" + typeof(WorkflowClientOptions).Assembly.GetName().Version!.ToString(3);
}
