using System.Text;

namespace Adapters;

/// <summary>A request in its own memory: for tests, for hosts without buffers, and for copies that outlive an application.</summary>
public sealed class BufferedRequest : RequestView
{
    private readonly byte[] _method;
    private readonly byte[] _path;
    private readonly byte[] _encodedPath;
    private readonly byte[] _query;
    private readonly (byte[] Name, byte[] Value)[] _headers;
    private readonly (byte[] Name, byte[] Value)[] _variables = [];

    /// <summary>Creates a request.</summary>
    /// <param name="method">The method's name, such as <c>GET</c>.</param>
    /// <param name="target">The path, still percent-encoded, with the query if there is one.</param>
    /// <param name="headers">The header fields.</param>
    public BufferedRequest(string method, string target, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        HasQuery = mark >= 0;
        _method = Encoding.ASCII.GetBytes(method);
        _path = _encodedPath = Encoding.Latin1.GetBytes(mark < 0 ? target : target[..mark]);
        _query = mark < 0 ? [] : Encoding.Latin1.GetBytes(target[(mark + 1)..]);
        _headers = new (byte[], byte[])[headers.Length];
        for (var i = 0; i < headers.Length; i++)
            _headers[i] = ToBytes(headers[i].Name.ToLowerInvariant(), headers[i].Value);
        Method = MethodText.Parse(_method);
        ContentLength = FindContentLength();
    }

    internal BufferedRequest(RequestView other)
    {
        _method = other.MethodName.ToArray();
        _path = other.RawPath.ToArray();
        _encodedPath = other.EncodedPath.ToArray();
        _query = other.QueryString.ToArray();
        HasQuery = other.HasQuery;
        _headers = new (byte[], byte[])[other.HeaderCount];
        for (var i = 0; i < _headers.Length; i++)
            _headers[i] = (other.HeaderName(i).ToArray(), other.HeaderValue(i).ToArray());
        _variables = new (byte[], byte[])[other.VariableCount];
        for (var i = 0; i < _variables.Length; i++)
            _variables[i] = (other.VariableName(i).ToArray(), other.VariableValue(i).ToArray());
        Method = other.Method;
        ContentLength = other.ContentLength;
        HttpVersionText = other.HttpVersion;
        SchemeText = other.Scheme;
        RootPathText = other.RootPath;
        ClientAddress = other.Client;
        ServerAddress = other.Server;
    }

    /// <summary>Sets <see cref="HttpVersion"/>.</summary>
    public string HttpVersionText { get; init; } = "1.1";

    /// <summary>Sets <see cref="Scheme"/>.</summary>
    public string SchemeText { get; init; } = "http";

    /// <summary>Sets <see cref="RootPath"/>.</summary>
    public string RootPathText { get; init; } = "";

    /// <summary>Sets <see cref="Client"/>.</summary>
    public Address? ClientAddress { get; init; }

    /// <summary>Sets <see cref="Server"/>.</summary>
    public Address? ServerAddress { get; init; }

    /// <summary>Sets the variables of a front server, in Latin-1.</summary>
    public IReadOnlyList<(string Name, string Value)> VariableTexts
    {
        get => [.. _variables.Select(v => (Encoding.Latin1.GetString(v.Name), Encoding.Latin1.GetString(v.Value)))];
        init => _variables = [.. value.Select(v => ToBytes(v.Name, v.Value))];
    }

    /// <inheritdoc />
    public override string HttpVersion => HttpVersionText;

    /// <inheritdoc />
    public override string Scheme => SchemeText;

    /// <inheritdoc />
    public override Method Method { get; }

    /// <inheritdoc />
    public override ReadOnlySpan<byte> MethodName => _method;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> RawPath => _path;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> EncodedPath => _encodedPath;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> QueryString => _query;

    /// <inheritdoc />
    public override bool HasQuery { get; }

    /// <inheritdoc />
    public override int HeaderCount => _headers.Length;

    /// <inheritdoc />
    public override long ContentLength { get; }

    /// <inheritdoc />
    public override string RootPath => RootPathText;

    /// <inheritdoc />
    public override Address? Client => ClientAddress;

    /// <inheritdoc />
    public override Address? Server => ServerAddress;

    /// <inheritdoc />
    public override int VariableCount => _variables.Length;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> VariableName(int index) => _variables[index].Name;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> VariableValue(int index) => _variables[index].Value;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> HeaderName(int index) => _headers[index].Name;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> HeaderValue(int index) => _headers[index].Value;

    private static (byte[] Name, byte[] Value) ToBytes(string name, string value) =>
        (Encoding.Latin1.GetBytes(name), Encoding.Latin1.GetBytes(value));

    private long FindContentLength()
    {
        foreach (var (name, value) in _headers)
        {
            if (name.AsSpan().SequenceEqual("content-length"u8) && long.TryParse(value, null, out var length))
                return length;
        }

        return -1;
    }
}
