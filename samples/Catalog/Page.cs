namespace Adapters.Samples.Catalog;

/// <summary>A part of a list.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="Total">The number of items on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
