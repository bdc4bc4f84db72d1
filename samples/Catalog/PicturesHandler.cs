namespace Adapters.Samples.Catalog;

/// <summary>Pictures of the products.</summary>
[Handler("/pictures")]
public sealed class PicturesHandler
{
    /// <summary>Stores the picture of a product.</summary>
    /// <param name="id">The number of the product.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="caption">What it shows.</param>
    /// <returns>What was stored.</returns>
    [Post("/{id:int}")]
    public async Task<string> Upload(int id, FormFile picture, [FromForm] string caption = "", CancellationToken cancellation = default)
    {
        using var copy = new MemoryStream();
        await using var content = picture.OpenRead();
        await content.CopyToAsync(copy, cancellation);
        Shelf.Pictures[id] = copy.ToArray();
        return $"{copy.Length} bytes of {caption}";
    }

    /// <summary>Sends the picture of a product.</summary>
    /// <param name="id">The number of the product.</param>
    [Get("/{id:int}"), NonBlocking]
    public byte[]? Download(int id) => Shelf.Pictures.GetValueOrDefault(id);
}
