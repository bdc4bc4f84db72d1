using System.ComponentModel.DataAnnotations;

namespace Adapters.Samples.Catalog;

/// <summary>What the shop sells.</summary>
/// <param name="Id">The number.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Tags">Words to find it by.</param>
/// <param name="Note">A remark for customers.</param>
public sealed record Product(
    int Id,
    [Required, StringLength(40, MinimumLength = 2)] string Name,
    Kind Kind,
    Price Price,
    IReadOnlyList<string> Tags,
    string? Note = null);

/// <summary>A product that the shop does not have yet.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Tags">Words to find it by.</param>
/// <param name="Note">A remark for customers.</param>
public sealed record NewProduct(
    [Required, StringLength(40, MinimumLength = 2)] string Name,
    Kind Kind,
    [Required] Price Price,
    IReadOnlyList<string>? Tags = null,
    string? Note = null);
