using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Cgi;

/// <summary>Reads the variables of a request once all of them have arrived. A derived protocol frames them.</summary>
internal abstract class CgiReader
{
    private const int NoHost = -1;

    private readonly CgiRules _rules;
    private int _hostIndex = NoHost;

    protected CgiReader(Limits limits)
    {
        Limits = limits;
        _rules = new CgiRules(limits, Head);
    }

    public CgiHead Head { get; } = new();

    public ProtocolError Error { get; private set; }

    protected Limits Limits { get; }

    /// <summary>The maximum size of all variables together, in bytes.</summary>
    protected int LongestVariables => Limits.RequestLine + Limits.Fields;

    private bool HasTooManyFields => Head.FieldCount > Limits.FieldCount;

    public void Reset()
    {
        Error = default;
        _hostIndex = NoHost;
        Head.Clear();
    }

    /// <summary>Continues to read. The input starts at the first byte of the head each time.</summary>
    public abstract ProtocolEvent Read(Span<byte> input);

    /// <summary>
    /// Takes the next variable. Returns false if it is rejected. If a variable is repeated, the last value counts: front
    /// servers send both, so an operator can override the setting of an included file.
    /// </summary>
    protected bool Take(Span<byte> head, in HeadField variable)
    {
        if (variable.NameLength == 0)
            return Reject(400, "a variable has no name");
        var name = head.Slice(variable.NameStart, variable.NameLength);
        if ((name.StartsWith("HTTP_"u8) ? TakeField(head, variable) : TakeMetaVariable(head, name, variable)) is { } reason)
            return Reject(400, reason);
        return !HasTooManyFields || RejectFields();
    }

    /// <summary>Called when there are no more variables. Interprets them together.</summary>
    protected ProtocolEvent Finish(Span<byte> head)
    {
        AddContentField(head, CgiMetaVariable.ContentType);
        AddContentField(head, CgiMetaVariable.ContentLength);
        var isRequest = HasTooManyFields
            ? RejectFields()
            : _rules.Check(head) is not { } rejection || Reject(rejection.Status, rejection.Reason);
        return isRequest ? ProtocolEvent.Request : ProtocolEvent.Error;
    }

    protected ProtocolEvent Fail(int status, string reason)
    {
        Reject(status, reason);
        return ProtocolEvent.Error;
    }

    protected ProtocolEvent FailForLength() => Fail(431, $"the variables are longer than {LongestVariables} bytes");

    private bool Reject(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        return false;
    }

    private bool RejectFields() => Reject(431, $"there are more than {Limits.FieldCount} header fields");

    private string? TakeMetaVariable(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, in HeadField variable)
    {
        var known = CgiMetaVariables.Find(name);
        if (known != CgiMetaVariable.None)
        {
            if (!HttpGrammar.IsValue(variable.Value(head)) && known != CgiMetaVariable.PathInfo)
                return $"{CgiMetaVariables.All[(int)known]} has a control character";
            Head[known] = variable;
        }

        if (IsExposed(known, name))
            Head.AddVariable(variable);
        return null;
    }

    /// <summary>
    /// Indicates whether an application sees a variable as such: one that has no other place in a request, and that is not an
    /// instruction to uWSGI.
    /// </summary>
    private static bool IsExposed(CgiMetaVariable known, ReadOnlySpan<byte> name) => known switch
    {
        CgiMetaVariable.None => !name.StartsWith("UWSGI_"u8),
        CgiMetaVariable.RequestUri or CgiMetaVariable.RequestScheme => true,
        _ => false,
    };

    /// <summary>The type and the length of the body are also header fields, unless they are empty.</summary>
    private void AddContentField(Span<byte> head, CgiMetaVariable name)
    {
        ref var variable = ref Head[name];
        if (variable.ValueLength == 0)
            return;
        CgiFieldName.Fold(head.Slice(variable.NameStart, variable.NameLength));
        Head.AddField(variable);
    }

    private string? TakeField(Span<byte> head, HeadField field)
    {
        field.NameStart += "HTTP_"u8.Length;
        field.NameLength -= "HTTP_"u8.Length;
        var name = head.Slice(field.NameStart, field.NameLength);
        if (!HttpTokens.IsToken(name))
            return "a header name contains a byte that is not allowed in a token";
        if (!HttpGrammar.IsValue(field.Value(head)))
            return "a header value contains a control character";
        Head.HasTransferCoding |= name.SequenceEqual("TRANSFER_ENCODING"u8) && field.ValueLength > 0;
        if (!CgiFieldName.IsExposed(name))
            return null;
        CgiFieldName.Fold(name);
        Trim(head, ref field);
        return name.SequenceEqual("host"u8) ? TakeHost(head, field) : Add(field);
    }

    private string? TakeHost(ReadOnlySpan<byte> head, in HeadField field)
    {
        var host = field.Value(head);
        if (!host.IsEmpty && !Authority.IsValid(host))
            return "HTTP_HOST is not a host with or without a port";
        if (_hostIndex == NoHost)
        {
            _hostIndex = Head.FieldCount;
            return Add(field);
        }

        Head.Fields[_hostIndex] = field;
        return null;
    }

    private string? Add(in HeadField field)
    {
        Head.AddField(field);
        return null;
    }

    private static void Trim(ReadOnlySpan<byte> head, ref HeadField field)
    {
        var value = field.Value(head);
        var rest = value.TrimStart(" \t"u8);
        field.ValueStart += value.Length - rest.Length;
        field.ValueLength = rest.TrimEnd(" \t"u8).Length;
    }
}
