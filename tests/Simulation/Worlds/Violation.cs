namespace Adapters.Simulation.Worlds;

/// <summary>What an oracle found.</summary>
/// <param name="Oracle">Which rule is broken.</param>
/// <param name="Message">By what.</param>
internal sealed record Violation(string Oracle, string Message);

/// <summary>How a run went.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Violation">The first thing that was wrong; null for nothing.</param>
/// <param name="Steps">How many steps it took.</param>
/// <param name="Trace">What happened, if that was asked for.</param>
/// <param name="Record">Its decisions.</param>
internal sealed record RunResult(ulong Seed, Violation? Violation, int Steps, string Trace, Dictionary<string, List<int>> Record);
