using System.Text;

namespace Adapters;

/// <summary>
/// The header fields of a request: views of its bytes, with names in lower case, in order. A name may occur several times.
/// </summary>
public readonly struct RequestHeaders
{
    private readonly RequestView? _view;
    private readonly ConnectionScope? _scope;
    private readonly uint _generation;

    /// <summary>The fields of a request that never ends.</summary>
    /// <param name="request">The request.</param>
    public RequestHeaders(RequestView request) => _view = request;

    /// <summary>The fields of a scope's request. Using them after the request has ended throws.</summary>
    internal RequestHeaders(ConnectionScope scope, uint generation)
    {
        _scope = scope;
        _generation = generation;
    }

    private RequestView Request => _scope is null ? _view! : _scope.RequestOf(_generation);

    /// <summary>The number of fields.</summary>
    public int Count => Request.HeaderCount;

    /// <summary>The field at an index.</summary>
    /// <param name="index">Zero to <see cref="Count"/>, exclusive.</param>
    public RequestHeader this[int index] => new(Request.HeaderName(index), Request.HeaderValue(index));

    /// <summary>The value of a field as text (Latin-1), or null if there is none. Several values are joined with <c>", "</c>.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? this[string name]
    {
        get
        {
            var request = Request;
            string? text = null;
            for (var i = 0; i < request.HeaderCount; i++)
            {
                if (!Ascii.EqualsIgnoreCase(request.HeaderName(i), name))
                    continue;
                var value = Encoding.Latin1.GetString(request.HeaderValue(i));
                text = text is null ? value : text + ", " + value;
            }

            // A thread that the application left behind may read while the request ends.
            _ = Request;
            return text;
        }
    }

    /// <summary>Finds the first field with this name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value, or empty if there is none.</param>
    /// <returns>True if there is one.</returns>
    public bool TryGetValue(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var request = Request;
        for (var i = 0; i < request.HeaderCount; i++)
        {
            if (Ascii.EqualsIgnoreCase(request.HeaderName(i), name))
            {
                value = request.HeaderValue(i);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Enumerates the fields in order.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Enumerates header fields.</summary>
    public ref struct Enumerator
    {
        private readonly RequestHeaders _headers;
        private int _index;

        internal Enumerator(RequestHeaders headers)
        {
            _headers = headers;
            _index = -1;
        }

        /// <summary>The current field.</summary>
        public readonly RequestHeader Current => _headers[_index];

        /// <summary>Moves to the next field.</summary>
        /// <returns>True if there is one.</returns>
        public bool MoveNext() => ++_index < _headers.Count;
    }
}

/// <summary>One header field of a request.</summary>
/// <param name="name">The name in lower case.</param>
/// <param name="value">The value.</param>
public readonly ref struct RequestHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    /// <summary>The name in lower case.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}
