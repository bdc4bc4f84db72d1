using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Adapters;

/// <content>The dictionary: the application's changes first, then the operator's values, then those of the request.</content>
public sealed partial class Environ : IDictionary<string, object?>
{
    private static readonly object Removed = new();
    private Dictionary<string, object?>? _changes;
    private string?[] _headers = [];
    private string?[] _variables = [];

    /// <summary>A copy of all names.</summary>
    public ICollection<string> Keys => ToDictionary().Keys;

    /// <summary>A copy of all values.</summary>
    public ICollection<object?> Values => ToDictionary().Values;

    /// <summary>The number of variables. Each call counts them.</summary>
    public int Count => ToDictionary().Count;

    /// <inheritdoc />
    public bool IsReadOnly => false;

    /// <summary>A variable by its name.</summary>
    /// <param name="key">The name, such as <c>PATH_INFO</c> or <c>HTTP_ACCEPT</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no variable with this name.</exception>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The environ has no '{key}'.");
        set => Changes()[key] = value;
    }

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_changes is not null && _changes.TryGetValue(key, out value))
            return !ReferenceEquals(value, Removed);
        if (_settings.Values is not null && _settings.Values.TryGetValue(key, out value))
            return true;
        var variable = CgiNames.Find(key);
        value = variable == CgiVariable.None ? Field(key) : Value(variable);
        return value is not null;
    }

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public void Add(string key, object? value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"The environ already contains '{key}'.", nameof(key));
        Changes()[key] = value;
    }

    /// <inheritdoc />
    public bool Remove(string key)
    {
        if (!ContainsKey(key))
            return false;
        Changes()[key] = Removed;
        return true;
    }

    /// <inheritdoc />
    public void Clear()
    {
        foreach (var key in Keys)
            Changes()[key] = Removed;
    }

    /// <summary>
    /// Returns a copy of all variables that outlives the request, except <c>wsgi.input</c> and <c>asgi.scope</c>, which end
    /// with it.
    /// </summary>
    /// <returns>The copy.</returns>
    public Dictionary<string, object?> ToDictionary() => Read(0, static (environ, _) => environ.Copy());

    /// <summary>Enumerates a copy of all variables, so the environ may change in the meantime.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ToDictionary().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)ToDictionary()).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    private static void Overlay(Dictionary<string, object?> copy, IEnumerable<KeyValuePair<string, object?>>? values)
    {
        foreach (var (key, value) in values ?? [])
        {
            if (ReferenceEquals(value, Removed))
                copy.Remove(key);
            else
                copy[key] = value;
        }
    }

    private Dictionary<string, object?> Copy()
    {
        var copy = new Dictionary<string, object?>();
        AddFrontVariables(copy);
        AddOwn(copy);
        AddHeaders(copy);
        Overlay(copy, _settings.Values);
        Overlay(copy, _changes);
        return copy;
    }

    private Dictionary<string, object?> Changes() => _changes ??= new Dictionary<string, object?>();

    private string? Field(string key) => Read(key, static (environ, key) => environ.Header(key) ?? environ.FrontVariable(key));

    private string? Header(string key)
    {
        var request = Scope.Request;
        var index = CgiHeaders.Find(request, key);
        if (index < 0)
            return null;
        if (_headers.Length <= index)
            Array.Resize(ref _headers, request.HeaderCount);
        return _headers[index] ??= CgiHeaders.Value(request, index);
    }

    private string? FrontVariable(string key)
    {
        var request = Scope.Request;
        var index = FrontVariables.Find(request, key);
        if (index < 0)
            return null;
        if (_variables.Length <= index)
            Array.Resize(ref _variables, request.VariableCount);
        return _variables[index] ??= PathText.Latin1(request.VariableValue(index));
    }

    private void AddFrontVariables(Dictionary<string, object?> copy)
    {
        var request = Scope.Request;
        for (var i = 0; i < request.VariableCount; i++)
            copy[PathText.Latin1(request.VariableName(i))] = PathText.Latin1(request.VariableValue(i));
    }

    private void AddOwn(Dictionary<string, object?> copy)
    {
        for (var variable = CgiVariable.RequestMethod; variable < CgiVariable.None; variable++)
        {
            if (Value(variable) is { } value)
                copy[CgiNames.All[(int)variable]] = value;
        }
    }

    private void AddHeaders(Dictionary<string, object?> copy)
    {
        var request = Scope.Request;
        for (var i = 0; i < request.HeaderCount; i++)
        {
            if (CgiHeaders.NameOf(request.HeaderName(i)) is { } name && !copy.ContainsKey(name))
                copy[name] = CgiHeaders.Value(request, i);
        }
    }
}
