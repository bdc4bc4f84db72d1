using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Handlers;

/// <summary>Draws which of the generated handlers answers, and how much.</summary>
internal static class GeneratedFactory
{
    public static HandlerPlan Make(bool hasBody, DecisionStream decisions)
    {
        var route = hasBody
            ? decisions.Pick(["gen/body", "gen/sync-body"])
            : decisions.Pick(["gen/at-once", "gen/bare", "gen/later", "gen/stream", "gen/sync"]);
        var plan = new HandlerPlan { Kind = HandlerKind.Generated, Route = route };
        for (var parts = decisions.Pick([1, 0, 2, 4]); parts > 0; parts--)
            plan.Steps.Add(new(HandlerAct.Part, HandlerFactory.DrawPart(decisions)));
        if (route is "gen/later" or "gen/body" or "gen/stream" && decisions.Chance(10))
            plan.Steps.Add(new(HandlerAct.Throw));
        return plan;
    }
}
