using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Faults;

namespace WorkflowStatus.Simulator.Control;

/// <summary>Steers the simulator from another process, over HTTP and without a key.</summary>
internal sealed class ControlApi(IControlTarget simulator)
{
    public const string Prefix = "/_sim/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public Task HandleAsync(HttpContext context, string target) =>
        (context.Request.Method, target) switch
        {
            ("POST", "/_sim/script") => ScriptAsync(context),
            ("DELETE", "/_sim/script") => Done(context, simulator.ClearScripts),
            ("GET", "/_sim/requests") => WriteAsync(context, 200, simulator.Requests),
            ("DELETE", "/_sim/requests") => Done(context, simulator.ClearRequests),
            ("GET", "/_sim/stats") => WriteAsync(context, 200, simulator.Statistics),
            _ => WriteAsync(context, 404, new { error = "No such control route." }),
        };

    private async Task ScriptAsync(HttpContext context)
    {
        try
        {
            var message = await JsonSerializer
                .DeserializeAsync<ScriptMessage>(context.Request.Body, Json, context.RequestAborted)
                .ConfigureAwait(false) ?? throw new JsonException("An object is expected.");
            message.Apply(simulator);
            context.Response.StatusCode = 204;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            await WriteAsync(context, 400, new { error = exception.Message }).ConfigureAwait(false);
        }
    }

    private static Task Done(HttpContext context, Action action)
    {
        action();
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync<T>(HttpContext context, int statusCode, T value)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
