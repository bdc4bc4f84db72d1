namespace Adapters.Server.Gateways.Wsgi;

/// <summary>The body of every request without a body.</summary>
internal sealed class EmptyInput : WsgiInput
{
    private EmptyInput()
    {
    }

    public static EmptyInput Instance { get; } = new();

    protected override int Receive(Span<byte> buffer, bool isLine) => 0;
}
