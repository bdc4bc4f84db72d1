namespace Benchmarks.Rules.Keystroke;

/// <summary>What one keystroke cost.</summary>
/// <param name="Rule">Milliseconds in the rule, as the compiler counts them.</param>
/// <param name="Added">Milliseconds of the processor, in all threads, from the edit to the findings.</param>
/// <param name="Allocated">Kilobytes allocated meanwhile.</param>
/// <param name="Findings">How many findings the file has.</param>
internal sealed record Keystroke(double Rule, double Added, double Allocated, int Findings);
