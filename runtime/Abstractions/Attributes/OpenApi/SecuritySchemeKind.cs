namespace Adapters;

/// <summary>The parts of a request that can show who the client is.</summary>
public enum SecuritySchemeKind
{
    /// <summary>A token in the field Authorization (RFC 6750).</summary>
    Bearer,

    /// <summary>A name and a password in the field Authorization (RFC 7617).</summary>
    Basic,

    /// <summary>A key in a header field.</summary>
    Header,

    /// <summary>A key in the query.</summary>
    Query,

    /// <summary>A key in a cookie.</summary>
    Cookie,
}
