using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>
/// The application of a simulation: it finds whose request it is by the mark in the path, and does what that one's plan says.
/// </summary>
internal sealed class SimApplication(IHandlerWorld world)
{
    public ValueTask CallAsync(Scope scope, Receive receive, Send send)
    {
        if (scope is WebSocketScope socket)
            return world.ServeAsync(socket, receive, send);
        var http = (HttpScope)scope;
        if (world.Find(http.RawPath) is not { } request)
            return AnswerStray(receive, send);
        var call = request.Invocation ??= new Invocation(request);
        if (++call.Calls > 1)
            world.Violate("once", $"{request.Nonce} reached the application twice");
        http.Route = request.Nonce;
        world.Trace.Line($"    {request.Nonce} reaches the application");
        return request.Handler.Kind switch
        {
            HandlerKind.Raw => new RawHandler(world, call, http, receive, send).RunAsync(),
            HandlerKind.Synchronous => WatchAsync(call, () => RunSync(new SyncHandler(world, call).Call, http, receive, send)),
            _ => WatchAsync(call, () => AnswerGenerated(scope, receive, send)),
        };
    }

    private ValueTask AnswerGenerated(Scope scope, Receive receive, Send send)
    {
        GeneratedCall.World = world;
        return GeneratedApp.Asgi(scope, receive, send);
    }

    private ValueTask RunSync(WsgiApplication application, HttpScope scope, Receive receive, Send send) => world.IsGenerated
        ? ((WsgiWorkers)scope.Workers!).RunGeneratedAsync(application, scope, receive, send)
        : scope.Workers!.RunAsync(application, scope, receive, send);

    /// <summary>Between the server and what answers, as a middleware: whatever comes out goes on.</summary>
    private async ValueTask WatchAsync(Invocation call, Func<ValueTask> answer)
    {
        call.State = HandlerState.Queued;
        call.IsWatched = true;
        try
        {
            await answer();
        }
        finally
        {
            if (call.State is HandlerState.Queued)
                call.CountFinally();
            else if (call.Request.Handler.Kind == HandlerKind.Synchronous && call.State != HandlerState.Ended)
                world.Violate("once", $"the worker of {call.Request.Nonce} is at work after its request has ended");
            call.State = HandlerState.Ended;
            call.IsWatched = false;
        }
    }

    /// <summary>Input that is malformed, or nearly, may well be a request: it is read, and answered.</summary>
    private static async ValueTask AnswerStray(Receive receive, Send send)
    {
        while (await receive() is HttpRequest { MoreBody: true })
        {
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("stray"u8.ToArray()));
    }
}
