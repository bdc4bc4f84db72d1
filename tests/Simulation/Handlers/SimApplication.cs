using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>The application of a simulation: it finds whose request it is by the mark in the path, and does what that one's plan says.</summary>
internal sealed class SimApplication(World world)
{
    public ValueTask CallAsync(Scope scope, Receive receive, Send send)
    {
        var http = (HttpScope)scope;
        if (world.Requests.Find(http.RawPath) is not { } request)
            return AnswerStray(receive, send);
        var invocation = request.Invocation ??= new Invocation(request);
        if (++invocation.Calls > 1)
            world.Violate("once", $"{request.Nonce} reached the application twice");
        world.Trace.Line($"    handler of {request.Nonce} begins");
        return new RawHandler(world, invocation, http, receive, send).RunAsync();
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
