using Adapters.Simulation.Handlers;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Clients;

/// <summary>Draws a request.</summary>
internal static class RequestFactory
{
    public static RequestPlan Make(int number, ClientPlan client, bool isLast, DecisionStream decisions)
    {
        var framing = decisions.Pick<RequestFraming>([RequestFraming.None, RequestFraming.Length, RequestFraming.Chunked]);
        if (client.IsUwsgi && framing == RequestFraming.Chunked)
            framing = RequestFraming.Length;
        var isHttp10 = !client.IsUwsgi && framing != RequestFraming.Chunked && decisions.Chance(10);
        var length = framing == RequestFraming.None ? 0 : DrawLength(decisions);
        var method = framing == RequestFraming.None ? decisions.Pick(["GET", "GET", "HEAD", "DELETE"]) : decisions.Pick(["POST", "PUT"]);
        var request = new RequestPlan(number)
        {
            Method = method,
            Framing = framing,
            IsHttp10 = isHttp10,
            AsksToClose = isLast && !client.IsUwsgi && decisions.Chance(20),
            AsksToKeepAlive = isHttp10 && decisions.Chance(70),
            Expects100 = !isHttp10 && !client.IsUwsgi && length > 0 && decisions.Chance(15),
            Spoiling = framing == RequestFraming.Chunked && decisions.Chance(15)
                ? decisions.Pick<Spoiling>([Spoiling.Size, Spoiling.End, Spoiling.Trailer])
                : Spoiling.None,
            Body = Pattern.Make('Q', number, length),
            Handler = HandlerFactory.Make(method, decisions),
        };
        for (var fields = decisions.Pick([0, 0, 1, 3]); fields > 0; fields--)
            request.Fields.Add(($"X-Field-{fields}", request.Nonce + new string('f', decisions.Pick([0, 10, 100, 3_000, 9_000]))));
        return request;
    }

    /// <summary>One that is answered at once, so that many of them are answered together.</summary>
    public static RequestPlan MakePlain(int number, DecisionStream decisions) => new(number)
    {
        Handler = new HandlerPlan { Steps = [new(HandlerAct.Start), new(HandlerAct.Last, decisions.Pick([10, 1_000, 10_000, 16_384]))] },
    };

    /// <summary>Around the sizes at which something changes: of blocks, of what is copied, of what is read away.</summary>
    private static int DrawLength(DecisionStream decisions) =>
        Math.Max(
            0,
            decisions.Pick([1, 0, 10, 100, 1_000, 4_096, 16_384, 32_768, 65_536, 65_536, 100_000, 300_000])
                + decisions.Pick([0, 0, 1, -1, -100, -200, -300]));
}
