using System.Text;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Sockets;

/// <summary>How a WebSocket of the simulation ends.</summary>
internal enum SocketEnding
{
    /// <summary>The client closes when it has had an answer to each message.</summary>
    Close,

    /// <summary>The client closes at once, with answers to come.</summary>
    CloseEarly,

    /// <summary>The handler closes when it has received all messages.</summary>
    HandlerCloses,
    HandlerFails,

    /// <summary>The handler denies the handshake.</summary>
    Denied,

    /// <summary>The client breaks a rule of the protocol.</summary>
    Mistake,
    EndSide,
    Reset,

    /// <summary>The client does nothing more.</summary>
    Stay,

    /// <summary>The client leaves before its handshake is answered.</summary>
    Gone,
}

/// <summary>What a client of a WebSocket does on one connection, and its handler.</summary>
internal sealed class SocketPlan
{
    public required int Number { get; init; }

    public string Nonce => $"s{Number:d6}";

    public string Path => $"/ws/{Nonce}";

    public int StartsAfter { get; init; }

    /// <summary>The sizes of its messages; an odd number is text.</summary>
    public required int[] Messages { get; init; }

    /// <summary>The most bytes of a fragment; 0 for none.</summary>
    public int Fragment { get; init; }

    public bool Pings { get; init; }

    /// <summary>It sends the next message only when it has the answer to the one before.</summary>
    public bool TakesTurns { get; init; }

    public int LongestPiece { get; init; }

    public int LongestRead { get; init; }

    public int ReceiveBuffer { get; init; } = 128 * 1024;

    public int SendBuffer { get; init; } = 128 * 1024;

    public SocketEnding Ending { get; init; }

    /// <summary>The handler waits for something elsewhere before each answer.</summary>
    public bool IsSlow { get; init; }

    /// <summary>The client answers the close frame with what is no frame.</summary>
    public bool AnswersBadly { get; init; }

    /// <summary>The number of messages that the handler answers before it ends.</summary>
    public int Answered => Ending == SocketEnding.HandlerCloses ? Messages.Length / 2 : Messages.Length;

    /// <summary>The handler sends from another thread.</summary>
    public bool SendsElsewhere { get; init; }

    public static SocketPlan Draw(int number, DecisionStream decisions)
    {
        var messages = new int[decisions.Between(0, 6)];
        for (var i = 0; i < messages.Length; i++)
            messages[i] = decisions.Pick([10, 11, 125, 126, 3_001, 70_001]);
        return new SocketPlan
        {
            Number = number,
            Messages = messages,
            StartsAfter = decisions.Pick([0, 0, 10, 1_000]),
            Fragment = decisions.Pick([0, 0, 7, 1_000]),
            Pings = decisions.Chance(30),
            TakesTurns = decisions.Chance(50),
            LongestPiece = decisions.Pick([0, 0, 100, 20_000]),
            LongestRead = decisions.Pick([0, 0, 100, 5_000]),
            ReceiveBuffer = decisions.Pick([128 * 1024, 128 * 1024, 1_000, 32 * 1024]),
            SendBuffer = decisions.Pick([128 * 1024, 128 * 1024, 100, 4 * 1024]),
            Ending = (SocketEnding)decisions.Next(Enum.GetValues<SocketEnding>().Length),
            IsSlow = decisions.Chance(40),
            SendsElsewhere = decisions.Chance(20),
            AnswersBadly = decisions.Chance(20),
        };
    }

    /// <summary>A message has the mark of its WebSocket and its place, so that it is known wherever it turns up.</summary>
    public byte[] Message(int index)
    {
        var text = Encoding.ASCII.GetBytes($"{Nonce}:{index}:");
        return [.. text, .. new byte[Math.Max(0, Messages[index] - text.Length)].Select(_ => (byte)'x')];
    }

    public bool IsText(int index) => Messages[index] % 2 == 1;

    public override string ToString() =>
        $"socket {Nonce}: messages {string.Join('+', Messages)}{(Fragment > 0 ? $" in {Fragment}" : "")}{(Pings ? " pings" : "")}"
        + $"{(TakesTurns ? " takes turns" : "")}{(StartsAfter > 0 ? $" after {StartsAfter} ms" : "")}"
        + (LongestPiece > 0 ? $" writes up to {LongestPiece}" : "") + (LongestRead > 0 ? $" reads up to {LongestRead}" : "")
        + $" buffers {SendBuffer}/{ReceiveBuffer}, {Ending}{(IsSlow ? ", slow" : "")}{(SendsElsewhere ? ", elsewhere" : "")}"
        + (AnswersBadly ? ", answers badly" : "");
}
