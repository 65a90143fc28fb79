using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowStatus.Simulator.Requests;

namespace WorkflowStatus.Simulator;

/// <summary>Builds the HTTP server: no configuration files, no logging, no middleware.</summary>
internal static class ServerHost
{
    public static WebApplication Build(SimulatorOptions options, RequestHandler handler)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var host = builder.Build();
        host.Run(handler.HandleAsync);
        return host;
    }

    private static void Configure(KestrelServerOptions kestrel, SimulatorOptions options)
    {
        kestrel.AddServerHeader = false;
        // Slow answers are made on purpose.
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port, listen => Configure(listen, options));
        if (options.SecondOrigin)
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => Configure(listen, options));
        }
    }

    private static void Configure(ListenOptions listen, SimulatorOptions options)
    {
        listen.Protocols = HttpProtocols.Http1;
        if (options.Certificate is { } certificate)
        {
            listen.Protocols = options.Http2 ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
            listen.UseHttps(certificate);
        }
    }
}
