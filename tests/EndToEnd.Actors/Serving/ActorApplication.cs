using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;

namespace Adapters.EndToEnd.Actors.Serving;

/// <summary>The simulator's application in a process: it records each call, and shows at the end that the server is sound.</summary>
internal sealed class ActorApplication(ProcessWorld world)
{
    private readonly SimApplication _application = new(world);
    private readonly Health _health = new(world);

    public ValueTask CallAsync(Scope scope, Receive receive, Send send) => scope switch
    {
        HttpScope http when http.RawPath.StartsWith("/health/"u8) => _health.CallAsync(http, receive, send),
        HttpScope http when world.Begin(http.RawPath) is { } request => ServeAsync(request, http, receive, send),
        LifespanScope lifespan => LiveAsync(lifespan, receive, send),
        _ => _application.CallAsync(scope, receive, send),
    };

    private async ValueTask ServeAsync(RequestPlan request, HttpScope scope, Receive receive, Send send)
    {
        try
        {
            await _application.CallAsync(scope, receive, send);
        }
        finally
        {
            RecordEnd(request);
        }
    }

    private void RecordEnd(RequestPlan request)
    {
        var rest = Task.WhenAll([request.Invocation!.Finally, .. request.Invocation.Unawaited]);
        if (rest.IsCompletedSuccessfully)
            world.End(request);
        else
            _ = RecordEndAsync(request, rest);
    }

    private async Task RecordEndAsync(RequestPlan request, Task rest)
    {
        try
        {
            await rest.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            world.Violate("ledger", $"something that {request.Nonce} did not await has not ended well: {error}");
        }

        world.End(request);
    }

    private async ValueTask LiveAsync(LifespanScope scope, Receive receive, Send send)
    {
        await receive();
        scope.State["lifespan"] = "of the run";
        scope.State["world"] = world;
        await send(new LifespanStartupComplete());
        await receive();
        await Task.Run(world.Records.Flush);
        await send(new LifespanShutdownComplete());
    }
}
