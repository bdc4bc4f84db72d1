using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Adapters;

/// <summary>
/// The handlers and filters that a lifespan disposes of at its end. Those of a provider may serve several lifespans at a time, as the
/// clients of a test do: the last one disposes of them, and the next one makes others.
/// </summary>
internal sealed class OwnedHandlers
{
    private static readonly Lock Counting = new();
    private static readonly ConditionalWeakTable<object, StrongBox<int>> Users = [];

    private readonly List<(object Handler, Action Forget)> _handlers = [];

    /// <summary>Adds a handler. It is forgotten before it is disposed of, so that nobody finds it any more.</summary>
    public void Add(object handler, Action forget)
    {
        lock (Counting)
            Users.GetValue(handler, static _ => new StrongBox<int>()).Value++;
        _handlers.Add((handler, forget));
    }

    /// <summary>Disposes of what no other lifespan uses, the last one first, all of it before the first exception is thrown.</summary>
    public async ValueTask CloseAsync()
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var (handler, forget) in _handlers.AsEnumerable().Reverse())
        {
            try
            {
                if (IsUnused(handler, forget))
                    await DisposeAsync(handler);
            }
            catch (Exception error)
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        _handlers.Clear();
        failure?.Throw();
    }

    private static bool IsUnused(object handler, Action forget)
    {
        lock (Counting)
        {
            if (--Users.GetOrCreateValue(handler).Value > 0)
                return false;
            Users.Remove(handler);
            forget();
            return true;
        }
    }

    private static ValueTask DisposeAsync(object handler)
    {
        if (handler is IAsyncDisposable later)
            return later.DisposeAsync();
        ((IDisposable)handler).Dispose();
        return default;
    }
}
