using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.Reading.Locks;

/// <summary>The code between the place that takes a lock and the one that releases it.</summary>
/// <param name="Place">What is underlined.</param>
/// <param name="Name">What takes the lock, as messages name it.</param>
/// <param name="Lock">The name of the lock, or null.</param>
/// <param name="Confidence">How sure it is that the place is executed.</param>
/// <param name="When">What is known of the flags where the lock is taken.</param>
/// <param name="Start">The number of edges before the section.</param>
internal sealed record LockSection(TreeSpan Place, string Name, string? Lock, Confidence Confidence, FlagFacts? When, int Start);
