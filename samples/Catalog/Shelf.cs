using System.Collections.Concurrent;

namespace Adapters.Samples.Catalog;

/// <summary>The products, in memory.</summary>
internal static class Shelf
{
    private static int _last = 2;

    public static ConcurrentDictionary<int, Product> Products { get; } = new()
    {
        [1] = new Product(1, "Assam", Kind.Tea, new WeightPrice(60), ["black", "india"]),
        [2] = new Product(2, "Mug", Kind.Cup, new FixedPrice(9.5m), [], "Not for the dishwasher."),
    };

    public static ConcurrentDictionary<int, byte[]> Pictures { get; } = new();

    public static IEnumerable<Product> All => Products.Values.OrderBy(p => p.Id);

    public static Product Add(NewProduct added)
    {
        var product = new Product(Interlocked.Increment(ref _last), added.Name, added.Kind, added.Price, added.Tags ?? [], added.Note);
        Products[product.Id] = product;
        return product;
    }
}
