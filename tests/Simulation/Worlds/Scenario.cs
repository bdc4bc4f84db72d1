using Adapters.Simulation.Clients;

namespace Adapters.Simulation.Worlds;

/// <summary>
/// A run whose plan is written down instead of drawn: from the seed comes only in which order things happen, and where the
/// network cuts. It shows the same whatever the factories draw one day.
/// </summary>
/// <param name="World">The settings, and how much goes wrong.</param>
/// <param name="Clients">Who comes; their requests are numbered from 1 over all of them.</param>
internal sealed record Scenario(WorldPlan World, params ClientPlan[] Clients);
