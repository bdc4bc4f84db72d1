using System.Runtime.CompilerServices;

namespace Adapters.Server.Connections.Lifecycles;

/// <summary>A row of a <see cref="TransitionTable{TState, TEvent}"/>.</summary>
/// <param name="From">The state in which it happens.</param>
/// <param name="On">What happens.</param>
/// <param name="To">The state after it.</param>
/// <param name="Action">What is done, for the reader and the picture in the documentation.</param>
internal readonly record struct Transition<TState, TEvent>(TState From, TEvent On, TState To, string Action)
    where TState : unmanaged, Enum
    where TEvent : unmanaged, Enum;

/// <summary>
/// The life of something as one table: which event may happen in which state, and what the state is then. What the table does
/// not have cannot happen: to ask for it throws, in every build.
/// </summary>
internal sealed class TransitionTable<TState, TEvent>
    where TState : unmanaged, Enum
    where TEvent : unmanaged, Enum
{
    private const byte Impossible = byte.MaxValue;

    /// <summary>More than any life here has events; a power of two, so that a place is a shift away.</summary>
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

    /// <summary>Whose life it is.</summary>
    public string Subject { get; }

    public IReadOnlyList<Transition<TState, TEvent>> Rows { get; }

    /// <summary>The state after an event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot happen in this state.</exception>
    public TState Next(TState state, TEvent happened)
    {
        var next = _next[Place(state, happened)];
        return next != Impossible ? Unsafe.BitCast<byte, TState>(next) : throw new InvalidOperationException(
            $"The {Subject} cannot {happened} while it is {state}: this is a fault of the server.");
    }

    /// <summary>Where the pair stands in the table, for who counts which were seen.</summary>
    public static int Place(TState state, TEvent happened) =>
        (Unsafe.BitCast<TState, byte>(state) * Columns) + Unsafe.BitCast<TEvent, byte>(happened);
}
