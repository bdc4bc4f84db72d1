namespace Adapters;

/// <summary>The bytes of a request body as they arrive, in either style. A synchronous one is complete whenever it returns.</summary>
internal abstract class BodySource
{
    /// <summary>Indicates whether nothing has to be awaited.</summary>
    public abstract bool IsSync { get; }

    /// <summary>Waits for the next bytes.</summary>
    /// <returns>The bytes, valid until the next call; none at the end of the body.</returns>
    public abstract ValueTask<ReadOnlyMemory<byte>> NextAsync();
}
