using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Handlers;

/// <summary>Draws what a handler does: one of the shapes that handlers have, and then things that come in between.</summary>
internal static class HandlerFactory
{
    public static HandlerPlan Make(string method, DecisionStream decisions)
    {
        var kind = decisions.Pick<HandlerKind>(
            [HandlerKind.Raw, HandlerKind.Raw, HandlerKind.Raw, HandlerKind.Synchronous, HandlerKind.Generated]);
        return kind switch
        {
            HandlerKind.Synchronous => SyncFactory.Make(decisions),
            HandlerKind.Generated when method is "GET" or "POST" => GeneratedFactory.Make(method == "POST", decisions),
            _ => MakeRaw(decisions),
        };
    }

    public static int DrawPart(DecisionStream decisions) =>
        Math.Max(0, decisions.Pick([10, 0, 1, 100, 1_000, 10_000, 16_384, 32_768, 65_536, 200_000]) + decisions.Pick([0, 0, 1, -1, -100]));

    public static void Insert(List<HandlerStep> steps, HandlerStep step, DecisionStream decisions) =>
        steps.Insert(steps.Count - decisions.Next(steps.Count + 1), step);

    private static HandlerPlan MakeRaw(DecisionStream decisions)
    {
        var steps = new List<HandlerStep>();
        var isEcho = false;
        var parts = decisions.Pick([0, 0, 0, 1, 2, 5]);
        switch (decisions.Next(5))
        {
            case 0:
                AddResponse(steps, parts, decisions);
                break;
            case 1:
                steps.Add(new(HandlerAct.ReceiveAll));
                AddResponse(steps, parts, decisions);
                break;
            case 2:
                steps.Add(new(HandlerAct.Receive));
                AddResponse(steps, parts, decisions);
                steps.Add(new(HandlerAct.ReceiveAll));
                break;
            case 3:
                isEcho = true;
                steps.Add(new(HandlerAct.Start));
                for (var i = decisions.Between(1, 5); i > 0; i--)
                    steps.AddRange([new(HandlerAct.Receive), new(HandlerAct.Echo)]);
                steps.Add(new(HandlerAct.Last));
                break;
            default:
                steps.Add(new(HandlerAct.StartElsewhere));
                for (var i = parts; i > 0; i--)
                    steps.Add(new(HandlerAct.PartElsewhere, DrawPart(decisions)));
                steps.Add(new(HandlerAct.ReceiveElsewhere));
                steps.Add(new(HandlerAct.Last, DrawPart(decisions)));
                break;
        }

        var isMisuse = Disturb(steps, decisions);
        return new HandlerPlan
        {
            Steps = steps,
            IsMisuse = isMisuse,
            Status = decisions.Pick([200, 200, 201, 204, 304, 404, 500]),
            DeclaredLength = isEcho || isMisuse || !decisions.Chance(40) ? -1 : Sum(steps),
            SaysClose = decisions.Chance(5),
            Padding = decisions.Pick([0, 0, 0, 100, 20_000]),
            IgnoresToken = decisions.Chance(20),
            CleansUpFor = decisions.Pick([0, 0, 0, 500]),
        };
    }

    private static long Sum(List<HandlerStep> steps) =>
        steps.FindAll(IsPart).Sum(step => (long)step.Number);

    private static bool IsPart(HandlerStep step) =>
        step.Act is HandlerAct.Part or HandlerAct.PartElsewhere or HandlerAct.Last or HandlerAct.LastUnawaited;

    private static void AddResponse(List<HandlerStep> steps, int parts, DecisionStream decisions)
    {
        steps.Add(new(HandlerAct.Start));
        for (var i = 0; i < parts; i++)
            steps.Add(new(HandlerAct.Part, DrawPart(decisions)));
        steps.Add(new(decisions.Chance(10) ? HandlerAct.LastUnawaited : HandlerAct.Last, DrawPart(decisions)));
    }

    /// <summary>Pauses, delays and failures, anywhere: true if a rule is broken.</summary>
    private static bool Disturb(List<HandlerStep> steps, DecisionStream decisions)
    {
        for (var pauses = decisions.Pick([0, 0, 1, 2, 4]); pauses > 0; pauses--)
            Insert(steps, new(HandlerAct.Pause), decisions);
        if (decisions.Chance(10))
            Insert(steps, new(HandlerAct.Sleep, decisions.Pick([1, 500, 2_000, 8_000])), decisions);
        if (decisions.Chance(10))
            Insert(steps, new(HandlerAct.Watch), decisions);
        if (decisions.Chance(8))
            Insert(steps, new(HandlerAct.Throw), decisions);
        if (decisions.Chance(3))
            Insert(steps, new(HandlerAct.Never), decisions);
        if (decisions.Chance(8))
            Insert(steps, new(HandlerAct.AwaitEnd), decisions);
        if (decisions.Chance(5))
            steps.Add(new(HandlerAct.ReceiveUnawaited));
        if (!decisions.Chance(5))
            return false;
        Insert(steps, new(decisions.Pick<HandlerAct>([HandlerAct.Return, HandlerAct.Start, HandlerAct.Part]), 10), decisions);
        return true;
    }
}
