using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Clients;

/// <summary>Draws the clients of a run, each from decisions of its own.</summary>
internal static class ClientFactory
{
    private const int MostRequests = 5;

    /// <summary>Enough for the answers to fill any buffer while the requests are still in one.</summary>
    private const int LongestBurst = 24;

    /// <summary>The most requests of one client.</summary>
    public const int MostOfAll = LongestBurst;

    /// <param name="number">Its number.</param>
    /// <param name="firstRequest">The number of its first request; the others follow.</param>
    /// <param name="decisions">What it is drawn from.</param>
    public static ClientPlan Make(int number, int firstRequest, DecisionStream decisions)
    {
        var isUwsgi = decisions.Chance(20);
        var plan = DrawPlan(number, isUwsgi, decisions.Chance(15) ? decisions.Pick<Tail>(Transcripts.For(isUwsgi)) : Tail.None, decisions);
        var count = !plan.IsUwsgi ? decisions.Between(plan.HasTail ? 0 : 1, MostRequests) : plan.HasTail ? 0 : 1;
        var isBurst = !plan.IsUwsgi && plan.Pipelines && decisions.Chance(20);
        if (isBurst)
            count = decisions.Between(3, LongestBurst);
        for (var i = 0; i < count; i++)
            plan.Requests.Add(
                isBurst
                    ? RequestFactory.MakePlain(firstRequest + i, decisions)
                    : RequestFactory.Make(firstRequest + i, plan, i == count - 1, decisions));
        return plan;
    }

    private static ClientPlan DrawPlan(int number, bool isUwsgi, Tail tail, DecisionStream decisions) => new()
    {
        Name = $"client {number}",
        IsUwsgi = isUwsgi,
        Tail = tail,
        StartsAfter = decisions.Pick([0, 0, 0, 10, 1_000]),
        Pipelines = decisions.Chance(40),
        LongestPiece = decisions.Pick([0, 0, 10, 1_000, 20_000]),
        SleepPercent = decisions.Pick([0, 0, 0, 5, 30]),
        SleepMilliseconds = decisions.Pick([1, 100, 1_000, 3_000, 12_000]),
        LongestRead = decisions.Pick([0, 0, 1, 100, 5_000]),
        ReadSleep = decisions.Pick([0, 0, 0, 0, 1, 100, 3_000]),
        ReceiveBuffer = decisions.Pick([128 * 1024, 128 * 1024, 1, 1_000, 32 * 1024, (32 * 1024) + 1, 64 * 1024]),
        SendBuffer = decisions.Pick([128 * 1024, 128 * 1024, 100, 4 * 1024, 64 * 1024]),
        Leaving = decisions.Pick<Leaving>([Leaving.Close, Leaving.Close, Leaving.EndSide, Leaving.Reset, Leaving.Stay]),
        LeavesBeforeBody = decisions.Chance(20),
        LeavesAfter = decisions.Chance(20) ? decisions.Next(decisions.Pick([100, 400, 5_000, 100_000])) : -1,
    };
}
