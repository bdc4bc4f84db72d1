using System.Runtime.CompilerServices;

namespace Adapters.Server.Connections.Lifecycles;

/// <summary>A row of a <see cref="TransitionTable{TState, TEvent}"/>.</summary>
/// <param name="From">The state before the event.</param>
/// <param name="On">The event.</param>
/// <param name="To">The state after the event.</param>
/// <param name="Action">The action, for the reader and the picture in the documentation.</param>
internal readonly record struct Transition<TState, TEvent>(TState From, TEvent On, TState To, string Action)
    where TState : unmanaged, Enum
    where TEvent : unmanaged, Enum;

/// <summary>
/// A lifecycle as one table: the events that may happen in each state, and the state that follows. An event that is not in the
/// table cannot happen: asking for it throws, in every build.
/// </summary>
internal sealed class TransitionTable<TState, TEvent>
    where TState : unmanaged, Enum
    where TEvent : unmanaged, Enum
{
    private const byte Impossible = byte.MaxValue;

    /// <summary>More than the number of events of any lifecycle here; a power of two, so that an index is a shift away.</summary>
    private const int Columns = 16;

    private readonly byte[] _next;

    public TransitionTable(string subject, params Transition<TState, TEvent>[] rows)
    {
        Subject = subject;
        Rows = rows;
        _next = new byte[Columns * Columns];
        Array.Fill(_next, Impossible);
        foreach (var row in rows)
            _next[Place(row.From, row.On)] = Unsafe.BitCast<TState, byte>(row.To);
    }

    /// <summary>The object whose lifecycle this is.</summary>
    public string Subject { get; }

    public IReadOnlyList<Transition<TState, TEvent>> Rows { get; }

    /// <summary>Returns the state after an event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot happen in this state.</exception>
    public TState Next(TState state, TEvent happened)
    {
        // The index is that of Place, without a call, because a request makes several transitions.
        var next = _next[(Unsafe.BitCast<TState, byte>(state) * Columns) + Unsafe.BitCast<TEvent, byte>(happened)];
        return next != Impossible ? Unsafe.BitCast<byte, TState>(next) : throw new InvalidOperationException(
            $"The {Subject} cannot {happened} while it is {state}: this is a fault of the server.");
    }

    /// <summary>Returns the index of the pair in the table, for callers that count which were seen.</summary>
    public static int Place(TState state, TEvent happened) =>
        (Unsafe.BitCast<TState, byte>(state) * Columns) + Unsafe.BitCast<TEvent, byte>(happened);
}
