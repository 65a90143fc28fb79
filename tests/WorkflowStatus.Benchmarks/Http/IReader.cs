using System;
using System.Threading.Tasks;

namespace WorkflowStatus.Benchmarks.Http;

/// <summary>Reads one run over HTTP.</summary>
internal interface IReader : IDisposable
{
    Task ReadAsync(string id);
}
