using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WorkflowStatus.Simulator.Control;
using WorkflowStatus.Simulator.Faults;
using WorkflowStatus.Simulator.Scripts;
using WorkflowStatus.Simulator.Services;

namespace WorkflowStatus.Simulator.Requests;

/// <summary>The way of every request: record, choose a play, send it.</summary>
internal sealed class RequestHandler(
    string key,
    RequestLog? log,
    RequestCounters counters,
    Director director,
    AnswerWriter writer,
    ControlApi control)
{
    private static readonly Play NoSuchRoute = Play.Json("Not Found", 404) with { ContentType = "text/plain" };
    private static readonly Play GetOnly = (Play.Json("Method Not Allowed", 405) with { ContentType = "text/plain" }).WithHeader("Allow", "GET");

    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.StartsWith(ControlApi.Prefix, StringComparison.Ordinal))
        {
            await control.HandleAsync(context, target).ConfigureAwait(false);
            return;
        }

        counters.Enter();
        var record = log?.Add(context, target);
        var brokenHere = false;
        try
        {
            var play = Choose(context, new RawTarget(target));
            record?.Answer(play);
            brokenHere = await writer.WriteAsync(context, play).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, or the server stops: either way nobody waits for the rest.
            brokenHere = !context.RequestAborted.IsCancellationRequested;
            context.Abort();
        }
        finally
        {
            record?.Close(!brokenHere && context.RequestAborted.IsCancellationRequested);
            counters.Leave();
        }
    }

    private Play Choose(HttpContext context, RawTarget target)
    {
        if (director.NextForPath(target.Target, target.Path) is { } scripted)
        {
            return scripted;
        }

        if (ServiceCatalog.Match(target) is not { } route)
        {
            return NoSuchRoute;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return GetOnly;
        }

        return route.Service.Refuse(route, context.Request.Headers, key) is { } refusal
            ? Director.CompleteError(route, refusal)
            : director.Next(route);
    }
}
