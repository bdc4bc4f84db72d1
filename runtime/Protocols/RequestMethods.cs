namespace Adapters.Protocols;

/// <summary>Recognizes the known methods by their bytes.</summary>
internal static class RequestMethods
{
    public static RequestMethod Find(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'G', (byte)'E', (byte)'T'] => RequestMethod.Get,
        [(byte)'P', (byte)'U', (byte)'T'] => RequestMethod.Put,
        [(byte)'H', (byte)'E', (byte)'A', (byte)'D'] => RequestMethod.Head,
        [(byte)'P', (byte)'O', (byte)'S', (byte)'T'] => RequestMethod.Post,
        _ when name.SequenceEqual("DELETE"u8) => RequestMethod.Delete,
        _ when name.SequenceEqual("PATCH"u8) => RequestMethod.Patch,
        _ when name.SequenceEqual("OPTIONS"u8) => RequestMethod.Options,
        _ when name.SequenceEqual("CONNECT"u8) => RequestMethod.Connect,
        _ when name.SequenceEqual("TRACE"u8) => RequestMethod.Trace,
        _ => RequestMethod.Other,
    };
}
