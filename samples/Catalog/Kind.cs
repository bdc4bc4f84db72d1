namespace Adapters.Samples.Catalog;

/// <summary>What a product is.</summary>
public enum Kind
{
    Tea,
    Coffee,
    Cup,
}
