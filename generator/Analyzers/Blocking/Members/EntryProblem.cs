using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>An entry of a list that has no effect.</summary>
/// <param name="Location">The entry in its line.</param>
/// <param name="Text">The entry as it is written.</param>
/// <param name="Problem">What is wrong with it, as the end of a sentence that begins with the entry.</param>
internal sealed record EntryProblem(Location Location, string Text, string Problem);
