using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A request as the handler got it.</summary>
internal sealed record SentRequest(Uri Address, IReadOnlyDictionary<string, string> Headers);
