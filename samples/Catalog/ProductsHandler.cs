namespace Adapters.Samples.Catalog;

/// <summary>The products of the shop.</summary>
[Handler("/products")]
public sealed class ProductsHandler
{
    /// <summary>Lists products.</summary>
    /// <param name="kind">The kind to look for.</param>
    /// <param name="tags">Words that a product must have, all of them.</param>
    /// <returns>The products of the page.</returns>
    [Get, NonBlocking]
    public Page<Product> List([AsParameters] Paging paging, Kind? kind, string[] tags)
    {
        var found = Shelf.All.Where(p => kind is null || p.Kind == kind).Where(p => tags.All(p.Tags.Contains)).ToList();
        return new Page<Product>([.. found.Skip((paging.Number - 1) * paging.Size).Take(paging.Size)], found.Count);
    }

    /// <summary>Finds a product.</summary>
    /// <param name="id">The number of the product.</param>
    /// <response code="404">There is no such product.</response>
    [Get("/{id:int:min(1)}"), NonBlocking]
    public Results<Ok<Product>, NotFound> Find(int id) =>
        Shelf.Products.TryGetValue(id, out var product) ? new Ok<Product>(product) : new NotFound($"There is no product {id}.");

    /// <summary>Adds a product.</summary>
    /// <remarks>It gets the next number.</remarks>
    /// <param name="product">The product.</param>
    [Post, NonBlocking]
    public CreatedJson<Product> Add(NewProduct product)
    {
        var added = Shelf.Add(product);
        return new CreatedJson<Product>($"/products/{added.Id}", added);
    }

    /// <summary>Changes what is sent of a product, and leaves the rest.</summary>
    /// <param name="id">The number of the product.</param>
    /// <param name="change">The members to change.</param>
    [Patch("/{id:int:min(1)}"), NonBlocking]
    public Results<Ok<Product>, NotFound> Change(int id, Patch<Product> change)
    {
        if (!Shelf.Products.TryGetValue(id, out var product))
            return new NotFound();
        var changed = product with
        {
            Name = change.Has("name") ? change.Value.Name : product.Name,
            Note = change.Has("note") ? change.Value.Note : product.Note,
        };
        Shelf.Products[id] = changed;
        return new Ok<Product>(changed);
    }

    /// <summary>Takes a product out of the catalog. Only the staff may.</summary>
    /// <param name="id">The number of the product.</param>
    [Delete("/{id:int:min(1)}"), NonBlocking, Staff]
    public Results<NoContent, NotFound> Remove(int id) => Shelf.Products.TryRemove(id, out _) ? new NoContent() : new NotFound();

    /// <summary>Counts the products of each kind.</summary>
    [Get("/counts"), NonBlocking]
    public Dictionary<string, int> Count() => Shelf.All.GroupBy(p => p.Kind).ToDictionary(g => g.Key.ToString(), g => g.Count());

    /// <summary>Sends all products, one on each line.</summary>
    [Get("/lines")]
    public async IAsyncEnumerable<Product> Export()
    {
        foreach (var product in Shelf.All)
        {
            await Task.Yield();
            yield return product;
        }
    }

    /// <summary>Finds the price of a name.</summary>
    /// <param name="name">The name.</param>
    [Get("/names/{name:length(2,40)}"), NonBlocking]
    public string PriceOf(string name) => Shelf.All.FirstOrDefault(p => p.Name == name)?.Price.ToString() ?? "not for sale";

    [Obsolete("The list has a filter for this.")]
    [Get("/first/{kind}/{count:int?}"), NonBlocking]
    public string First(Kind kind, int count = 1) =>
        string.Join(", ", Shelf.All.Where(p => p.Kind == kind).Take(count).Select(p => p.Name));
}
