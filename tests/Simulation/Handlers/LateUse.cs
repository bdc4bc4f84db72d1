namespace Adapters.Simulation.Handlers;

/// <summary>
/// A handler that leaves something behind which goes on when its request is over, and maybe while another is served with the same
/// objects: it must be refused, sees nobody else's request, and answers none.
/// </summary>
internal static class LateUse
{
    /// <summary>So many handlers for each that does so.</summary>
    private const int Rarity = 4;

    /// <summary>A status that no plan has.</summary>
    private const int Injected = 299;

    private static readonly ReadOnlyMemory<byte> Bytes = "injected"u8.ToArray();

    public static void Arrange(
        IHandlerWorld world, Invocation call, HttpScope scope, Receive receive, Send send, Action lookAtKept)
    {
        if (!world.IsInOrder || call.Request.Number % Rarity != 0)
            return;
        var (headers, request) = (scope.Headers, scope.Request);
        _ = world.RunElsewhereAsync(() =>
        {
            Refuse(world, call, "the fields can be read", () => headers.TryGetValue("x-nonce"u8, out _));
            // Generated code cannot have kept it.
            if (!world.IsGenerated)
                Refuse(world, call, "the head can be read", () => _ = request.RawPath.Length);
            lookAtKept();
            return default;
        });
        if (!world.IsGenerated)
            _ = GoOnAsync(world, call, scope, receive, send);
    }

    /// <summary>The same of a synchronous handler, from a thread that it leaves behind.</summary>
    public static void Arrange(IHandlerWorld world, Invocation call, Environ environ, StartResponse start, Write? write)
    {
        if (world.IsGenerated || !world.IsInOrder)
            return;
        _ = world.RunElsewhereAsync(() =>
        {
            Refuse(world, call, "environ can be read", () => _ = environ.PathInfo);
            Refuse(world, call, "start_response can be called", () => start($"{Injected} Injected", [], new TimeoutException()));
            if (write is not null)
                Refuse(world, call, "write can be called", new Action<ReadOnlyMemory<byte>>(write), Bytes);
            return default;
        });
    }

    /// <summary>On the loop, and from another thread.</summary>
    private static async Task GoOnAsync(IHandlerWorld world, Invocation call, HttpScope scope, Receive receive, Send send)
    {
        await world.RunElsewhereAsync(() => default);
        await UseAsync(world, call, scope, receive, send);
        await world.RunElsewhereAsync(() => UseAsync(world, call, null, receive, send));
    }

    private static async ValueTask UseAsync(IHandlerWorld world, Invocation call, HttpScope? scope, Receive receive, Send send)
    {
        if (call.IsHeld)
            return;
        Refuse(
            world, call, "the scope can be read", () => _ = scope?.Path ?? throw new InvalidOperationException("A scope is the loop's."));
        if (await receive() is not HttpDisconnect)
            Violate(world, call, "something can be received");
        try
        {
            await send(new HttpResponseStart(Injected));
            Violate(world, call, "a response can be sent");
        }
        catch (InvalidOperationException)
        {
            // As it must be.
        }
    }

    private static void Refuse(IHandlerWorld world, Invocation call, string what, Action use)
    {
        if (call.IsHeld)
            return;
        try
        {
            use();
        }
        catch (InvalidOperationException)
        {
            // As it must be.
            return;
        }

        Violate(world, call, what);
    }

    private static void Refuse<T>(IHandlerWorld world, Invocation call, string what, Action<T> use, T value) =>
        Refuse(world, call, what, () => use(value));

    private static void Violate(IHandlerWorld world, Invocation call, string what) =>
        world.Violate("late use", $"of {call.Request.Nonce}, which is over, {what}");
}
