using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Handlers;

/// <summary>Draws what a synchronous application does.</summary>
internal static class SyncFactory
{
    public static HandlerPlan Make(DecisionStream decisions)
    {
        var steps = new List<HandlerStep>();
        var reads = decisions.Next(3);
        if (reads == 1)
            steps.Add(new(HandlerAct.ReceiveAll));
        steps.Add(new(HandlerAct.Start));
        if (reads == 2)
            steps.AddRange([new(HandlerAct.Receive), new(HandlerAct.ReceiveAll)]);
        for (var writes = decisions.Pick([0, 0, 1, 2]); writes > 0; writes--)
            steps.Add(new(HandlerAct.Write, HandlerFactory.DrawPart(decisions)));
        for (var parts = decisions.Pick([0, 0, 1, 3]); parts > 0; parts--)
            steps.Add(new(HandlerAct.Part, HandlerFactory.DrawPart(decisions)));
        steps.Add(new(HandlerAct.Last, HandlerFactory.DrawPart(decisions)));
        var length = steps.Sum(step => step.Act is HandlerAct.Write or HandlerAct.Part or HandlerAct.Last ? step.Number : 0);
        Disturb(steps, decisions);
        return new HandlerPlan
        {
            Kind = HandlerKind.Synchronous,
            Route = "sync",
            Steps = steps,
            IsLazy = decisions.Chance(60),
            Status = decisions.Pick([200, 200, 201, 204, 304, 404, 500]),
            DeclaredLength = decisions.Chance(40) ? length : -1,
            Padding = decisions.Pick([0, 0, 0, 100, 20_000]),
        };
    }

    private static void Disturb(List<HandlerStep> steps, DecisionStream decisions)
    {
        for (var pauses = decisions.Pick([0, 0, 1, 3]); pauses > 0; pauses--)
            HandlerFactory.Insert(steps, new(HandlerAct.Pause), decisions);
        if (decisions.Chance(10))
            HandlerFactory.Insert(steps, new(HandlerAct.Sleep, decisions.Pick([1, 500, 2_000, 8_000])), decisions);
        if (decisions.Chance(10))
            HandlerFactory.Insert(steps, new(HandlerAct.Throw), decisions);
        if (decisions.Chance(3))
            HandlerFactory.Insert(steps, new(HandlerAct.Never), decisions);
        if (decisions.Chance(5))
            HandlerFactory.Insert(steps, new(HandlerAct.Return), decisions);
    }
}
