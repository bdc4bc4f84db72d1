namespace Benchmarks.Rules.Repositories;

/// <summary>What a run over a repository took: its binding by the compiler included, its loading not.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Seconds">The time.</param>
/// <param name="Allocated">The memory that was allocated, in megabytes.</param>
internal sealed record Cost(string Tool, string Repository, double Seconds, long Allocated);
