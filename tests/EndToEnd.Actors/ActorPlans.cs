using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Scheduling;

namespace Adapters.EndToEnd.Actors;

/// <summary>
/// The plans of all clients of a seed. A request's number says which client it belongs to, so that the process that serves it
/// draws the same plan from the same seed as the one that sends it.
/// </summary>
internal sealed class ActorPlans(ulong seed)
{
    /// <summary>Numbers that each client has for its requests: no client has so many.</summary>
    private const int Stride = 32;

    /// <summary>A mark in a path has six hexadecimal digits.</summary>
    public const int MostClients = 0xffffff / Stride;

    /// <summary>The environment variable that tells the process the seed.</summary>
    public const string SeedVariable = "ACTORS_SEED";

    /// <summary>Times of plans are virtual ones; here they pass so many times as fast.</summary>
    public const int Speed = 20;

    public ulong Seed { get; } = seed;

    public static ActorPlans FromEnvironment() =>
        new(ulong.Parse(Environment.GetEnvironmentVariable(SeedVariable) ?? "1", CultureInfo.InvariantCulture));

    /// <summary>A client from 1 on, and the decisions that it goes on with.</summary>
    public ClientPlan Draw(int client, out DecisionStream decisions)
    {
        decisions = new Decisions(Seed).Stream($"client {client}");
        return ClientFactory.Make(client, client * Stride, decisions);
    }

    /// <summary>Who sends the request of a number.</summary>
    public static int ClientOf(int request) => request / Stride;

    /// <summary>The request of a number, drawn anew; null for a number that no client has.</summary>
    public RequestPlan? FindRequest(int number) =>
        number < Stride ? null : Draw(ClientOf(number), out _).Requests.ElementAtOrDefault(number % Stride);
}
