namespace Adapters.Protocols;

/// <summary>The request methods with a value of their own (RFC 9110, section 9.3; RFC 5789).</summary>
internal enum RequestMethod : byte
{
    Other,
    Get,
    Head,
    Post,
    Put,
    Delete,
    Connect,
    Options,
    Trace,
    Patch,
}
