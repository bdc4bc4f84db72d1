using System.Buffers.Binary;
using System.Text;
using Adapters.Server.Tests.WebSockets;

namespace Adapters.Simulation.Sockets;

/// <summary>Reads what the server sends to a client of a WebSocket, and checks that nothing of it is another's.</summary>
internal sealed class SocketReader(SocketPlan plan, Action<string, string> violate)
{
    private readonly FrameReader _frames = new();
    private readonly List<byte> _head = [];

    /// <summary>The status of the answer to the handshake; 0 before.</summary>
    public int Status { get; private set; }

    /// <summary>The number of messages that came back.</summary>
    public int Echoes { get; private set; }

    /// <summary>The code of the server's close frame; 0 before, 1005 for one without.</summary>
    public int CloseCode { get; private set; }

    public bool IsMidFrame => _frames.Rest > 0;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var position = Status == 0 ? AddHead(bytes) : 0;
        if (Status != 101)
            return;
        _frames.Add(bytes[position..]);
        while (_frames.TryTake(out var first, out var payload))
            Take(first, payload);
    }

    private int AddHead(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            _head.Add(bytes[i]);
            if (_head.Count < 16 || !Encoding.ASCII.GetString([.. _head[^4..]]).Equals("\r\n\r\n", StringComparison.Ordinal))
                continue;
            Status = int.Parse(Encoding.ASCII.GetString([.. _head[9..12]]));
            return i + 1;
        }

        return bytes.Length;
    }

    private void Take(byte first, byte[] payload)
    {
        if (CloseCode != 0)
            violate("socket", $"{plan.Nonce} was sent a frame after the close frame");
        switch (first & 0x0F)
        {
            case 1 or 2:
                if (Echoes >= plan.Messages.Length || !payload.AsSpan().SequenceEqual(plan.Message(Echoes)))
                    violate("nonce", $"answer {Echoes} to {plan.Nonce} is another's, or out of order");
                else if ((first & 0x0F) == 1 != plan.IsText(Echoes))
                    violate("socket", $"answer {Echoes} to {plan.Nonce} is of the other kind");
                Echoes++;
                break;
            case 8:
                CloseCode = payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(payload);
                break;
            case 10 when Encoding.ASCII.GetString(payload) != plan.Nonce:
                violate("nonce", $"a pong to {plan.Nonce} is another's");
                break;
        }
    }
}
