namespace Adapters.Simulation.Handlers;

/// <summary>A handler that leaves something behind which looks at the request when it is over: it must be refused, and sees nobody else's.</summary>
internal static class LateUse
{
    /// <summary>So many handlers for each that does so.</summary>
    private const int Rarity = 4;

    public static void Arrange(IHandlerWorld world, Invocation call, HttpScope scope)
    {
        if (!world.IsInOrder || call.Request.Number % Rarity != 0)
            return;
        var headers = scope.Headers;
        _ = world.RunElsewhereAsync(() =>
        {
            Look(world, call, headers);
            return default;
        });
    }

    private static void Look(IHandlerWorld world, Invocation call, RequestHeaders headers)
    {
        if (call.IsHeld)
            return;
        try
        {
            headers.TryGetValue("x-nonce"u8, out _);
        }
        catch (InvalidOperationException)
        {
            // That is what it is told.
            return;
        }

        world.Violate("late use", $"the fields of {call.Request.Nonce} can be read when it is over");
    }
}
