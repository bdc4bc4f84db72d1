using Adapters.Generator.Json;

namespace Adapters.Generator.Results;

/// <summary>The way in which a handler returns its result.</summary>
internal enum Awaiting
{
    None,
    Task,
    ValueTask,
}

/// <summary>The kinds of results.</summary>
internal enum ResultKind
{
    None,
    Text,
    ByteArray,
    Memory,
    Json,
    Response,
    Stream,
}

/// <summary>The result of a handler.</summary>
/// <param name="TypeName">The type of the result itself, with <c>global::</c> and its question mark.</param>
/// <param name="Json">The type as JSON, if the result is sent as such.</param>
/// <param name="IsPooled">Whether the method's task comes from a pool (PoolingAsyncValueTaskMethodBuilder).</param>
internal sealed record ResultModel(Awaiting Awaiting, ResultKind Kind, string TypeName, JsonType? Json = null, bool IsPooled = false);
