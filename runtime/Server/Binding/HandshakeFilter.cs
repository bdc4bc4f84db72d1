using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Adapters.Server.Binding;

/// <summary>
/// Makes a listening TCP socket of Linux drop the first packet of a handshake, and nothing else: a client that connects now
/// tries again a second later, and then finds the socket closed, or the next server. A client whose handshake is in progress
/// still arrives.
/// </summary>
internal static unsafe class HandshakeFilter
{
    private const int SolSocket = 1;
    private const int SoAttachFilter = 26;

    // Classic BPF (linux/filter.h), which sees the packet from its TCP header on (RFC 9293, section 3.1).
    private const ushort LoadByte = 0x30;
    private const ushort JumpIfSet = 0x45;
    private const ushort Return = 0x06;
    private const uint FlagsOffset = 13;
    private const uint Syn = 0x02;
    private const uint Drop = 0;
    private const uint Pass = uint.MaxValue;

    public static void Attach(Socket socket)
    {
        Span<Instruction> program =
        [
            new(LoadByte, FlagsOffset),
            new(JumpIfSet, Syn, otherwise: 1),
            new(Return, Drop),
            new(Return, Pass),
        ];
        fixed (Instruction* first = program)
        {
            var given = new Program { Length = (ushort)program.Length, First = first };
            socket.SetRawSocketOption(SolSocket, SoAttachFilter, MemoryMarshal.AsBytes(new ReadOnlySpan<Program>(in given)));
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instruction(ushort code, uint operand, byte otherwise = 0)
    {
        public readonly ushort Code = code;
        public readonly byte Then;
        public readonly byte Otherwise = otherwise;
        public readonly uint Operand = operand;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Instruction* First;
    }
}
