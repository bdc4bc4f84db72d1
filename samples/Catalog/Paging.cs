using System.ComponentModel.DataAnnotations;

namespace Adapters.Samples.Catalog;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Number">The number of the page.</param>
/// <param name="Size">The number of items on a page.</param>
public sealed record Paging([Range(1, 1000)] int Number = 1, [Range(1, 100)] int Size = 20);
