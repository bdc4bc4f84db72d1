namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// The request body of one exchange. Each request with a body has its own object, so that an application that kept the object
/// too long does not read the body of another request.
/// </summary>
internal sealed class MailboxInput(Mailbox mailbox) : WsgiInput
{
    private readonly uint _generation = mailbox.Generation;

    protected override int Receive(Span<byte> buffer, bool isLine) => mailbox.Receive(_generation, buffer, isLine);
}
