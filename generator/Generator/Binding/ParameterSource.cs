namespace Adapters.Generator.Binding;

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ParameterSource
{
    Route,
    Query,
    Scope,
    Cancellation,
    Receive,
    Send,
    Environ,
    StartResponse,
    BodyBytes,
    BodyMemory,
    BodyText,
    BodyJson,
}
