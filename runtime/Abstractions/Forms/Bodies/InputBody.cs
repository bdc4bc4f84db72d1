namespace Adapters;

/// <summary>The body of a synchronous request.</summary>
internal sealed class InputBody(Stream input) : BodySource
{
    private readonly byte[] _block = new byte[16 * 1024];

    public override bool IsSync => true;

#pragma warning disable ADPT103 // It runs on a worker thread, where reading may wait for the client.
    public override ValueTask<ReadOnlyMemory<byte>> NextAsync() => new(_block.AsMemory(0, input.Read(_block)));
#pragma warning restore ADPT103
}
