namespace Adapters.Protocols.Http1;

/// <summary>Known methods by their bytes.</summary>
internal static class Http1Methods
{
    public static Http1Method Find(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'G', (byte)'E', (byte)'T'] => Http1Method.Get,
        [(byte)'P', (byte)'U', (byte)'T'] => Http1Method.Put,
        [(byte)'H', (byte)'E', (byte)'A', (byte)'D'] => Http1Method.Head,
        [(byte)'P', (byte)'O', (byte)'S', (byte)'T'] => Http1Method.Post,
        _ when name.SequenceEqual("DELETE"u8) => Http1Method.Delete,
        _ when name.SequenceEqual("PATCH"u8) => Http1Method.Patch,
        _ when name.SequenceEqual("OPTIONS"u8) => Http1Method.Options,
        _ when name.SequenceEqual("CONNECT"u8) => Http1Method.Connect,
        _ when name.SequenceEqual("TRACE"u8) => Http1Method.Trace,
        _ => Http1Method.Other,
    };
}
