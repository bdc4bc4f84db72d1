using System.Collections;
using System.Text;

namespace Adapters;

/// <summary>The header fields of a response, in order. A name may occur several times.</summary>
public sealed class HeaderList : IEnumerable<Header>
{
    private Header[] _items = [];

    /// <summary>The number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>The field at an index.</summary>
    /// <param name="index">Zero to <see cref="Count"/>, exclusive.</param>
    public Header this[int index] => AsSpan()[index];

    /// <summary>Returns all fields without copying them. Valid until the list changes.</summary>
    /// <returns>The fields.</returns>
    public ReadOnlySpan<Header> AsSpan() => _items.AsSpan(0, Count);

    /// <summary>Returns a list with the same fields, which changes by itself.</summary>
    /// <returns>The copy.</returns>
    public HeaderList Copy() => new() { _items = AsSpan().ToArray(), Count = Count };

    /// <summary>Adds a field.</summary>
    /// <param name="header">The field.</param>
    public void Add(Header header)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        _items[Count++] = header;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">The name: a token, preferably in lower case.</param>
    /// <param name="value">The value, one character per byte (Latin-1): no control characters except tabs.</param>
    /// <exception cref="ArgumentException">
    /// The name is not a token, or the value contains a character that would split the response.
    /// </exception>
    public void Add(string name, string value) => Add(new Header(name, value));

    /// <summary>Removes every field with this name and adds one.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">
    /// The name is not a token, or the value contains a character that would split the response.
    /// </exception>
    public void Set(string name, string value)
    {
        var header = new Header(name, value);
        Remove(name);
        Add(header);
    }

    /// <summary>Removes every field with this name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The number of fields removed.</returns>
    public int Remove(string name)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!Ascii.EqualsIgnoreCase(_items[i].Name, name))
                _items[kept++] = _items[i];
        }

        var removed = Count - kept;
        Count = kept;
        return removed;
    }

    /// <summary>Indicates whether there is a field with this name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>True if there is one.</returns>
    public bool Contains(string name) => this[name] is not null;

    /// <summary>The value of the first field with this name as text, or null if there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? this[string name]
    {
        get
        {
            foreach (var header in AsSpan())
            {
                if (Ascii.EqualsIgnoreCase(header.Name, name))
                    return PathText.Latin1(header.Value);
            }

            return null;
        }
    }

    /// <summary>Removes every field and keeps the capacity.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc />
    public IEnumerator<Header> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
