using System.Diagnostics.CodeAnalysis;

namespace Adapters.Middleware;

/// <summary>
/// The values that a client keeps for the application from request to request, in a signed cookie: it can read them, and not change them.
/// A parameter of an asynchronous handler can be one.
/// </summary>
public sealed class Session
{
    internal const string Key = "adapters.session";

    private readonly Dictionary<string, string> _values;
    private bool _isSent;

    internal Session(Dictionary<string, string> values) => _values = values;

    /// <summary>The number of values.</summary>
    public int Count => _values.Count;

    internal bool IsChanged { get; private set; }

    internal IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>A value, or null if there is none. Setting null removes it.</summary>
    /// <param name="name">The name of the value.</param>
    /// <exception cref="InvalidOperationException">It is set after the response has begun.</exception>
    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            Change();
            if (value is null)
                _values.Remove(name);
            else
                _values[name] = value;
        }
    }

    /// <summary>Returns the session of a request.</summary>
    /// <param name="scope">The request.</param>
    /// <returns>The session, which is empty if the client has none.</returns>
    /// <exception cref="InvalidOperationException">The application has no sessions.</exception>
    public static Session Of(ConnectionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.State.TryGetValue(Key, out var found) && found is SessionExchange exchange ? exchange.Session
            : throw new InvalidOperationException("The application has no sessions: add Use(new Sessions(key).Wrap) to it.");
    }

    /// <summary>Binds a parameter of a handler. For generated code.</summary>
    /// <param name="scope">The request.</param>
    /// <returns>The session.</returns>
    public static ValueTask<Session?> BindAsync(HttpScope scope) => new(Of(scope));

    /// <summary>Removes all values, for example when a user signs out.</summary>
    /// <exception cref="InvalidOperationException">The response has begun.</exception>
    public void Clear()
    {
        Change();
        _values.Clear();
    }

    internal void Send() => _isSent = true;

    private void Change()
    {
        if (_isSent)
            throw new InvalidOperationException("The response has begun, so the session can no longer change: change it before.");
        IsChanged = true;
    }
}
