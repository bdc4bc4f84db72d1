namespace Adapters.Server.Gateways.Wsgi;

/// <summary>The request body of one exchange.</summary>
internal sealed class ExchangeInput(Mailbox mailbox) : WsgiInput
{
    public void Begin() => Restart();

    protected override bool Receive(out ReadOnlyMemory<byte> part) => mailbox.Receive(out part);
}
