using System.Text.Json.Serialization;

namespace Adapters.Samples.Catalog;

/// <summary>What a product costs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixedPrice), "fixed")]
[JsonDerivedType(typeof(WeightPrice), "weight")]
public abstract record Price;

/// <summary>A price for one.</summary>
/// <param name="Amount">The amount in euros.</param>
public sealed record FixedPrice(decimal Amount) : Price;

/// <summary>A price by weight.</summary>
/// <param name="AmountPerKilo">The amount for a kilogram, in euros.</param>
public sealed record WeightPrice(decimal AmountPerKilo) : Price;
