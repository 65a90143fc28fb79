using System;
using System.Net.Http;
using System.Threading;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A request that reached the service of a <see cref="WaitStage"/>.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Number">The how-manieth for this id, from 1.</param>
/// <param name="At">When, since the play began.</param>
/// <param name="Http">The request itself.</param>
/// <param name="Cancellation">Ends it.</param>
internal sealed record StageRequest(string Id, int Number, TimeSpan At, HttpRequestMessage Http, CancellationToken Cancellation);
