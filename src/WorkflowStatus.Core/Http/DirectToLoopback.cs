using System;
using System.Net;

namespace WorkflowStatus.Core.Http;

/// <summary>The machine's proxy, but not for the machine itself: http is allowed there because the key stays on it.</summary>
internal sealed class DirectToLoopback : IWebProxy
{
    private readonly IWebProxy? _proxy;

    public DirectToLoopback(IWebProxy? proxy) => _proxy = proxy;

    public ICredentials? Credentials
    {
        get => _proxy?.Credentials;
        set
        {
            if (_proxy is not null)
            {
                _proxy.Credentials = value;
            }
        }
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : _proxy!.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || _proxy?.IsBypassed(host) != false;
}
