namespace Adapters;

/// <summary>The body of an asynchronous request.</summary>
internal sealed class ReceivedBody(Receive receive) : BodySource
{
    private bool _isLast;

    public override bool IsSync => false;

    public override async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        while (!_isLast)
        {
            var part = await receive() as HttpRequest
                ?? throw new ClientDisconnectedException("The client disconnected before the end of its request body.");
            _isLast = !part.MoreBody;
            if (!part.Body.IsEmpty)
                return part.Body;
        }

        return default;
    }
}
