namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>Each transport on each kind of address.</summary>
public sealed class EveryAddress : TheoryData<string, string>
{
    public EveryAddress()
    {
        Add("epoll", "tcp");
        Add("epoll", "unix");
        Add("sockets", "tcp");
        Add("sockets", "unix");
    }
}
