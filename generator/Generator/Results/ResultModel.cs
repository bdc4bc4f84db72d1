namespace Adapters.Generator.Results;

/// <summary>How a handler gives its result.</summary>
internal enum Awaiting
{
    None,
    Task,
    ValueTask,
}

/// <summary>What a handler gives.</summary>
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

/// <param name="IsPooled">Whether the method says that its task comes from a pool (PoolingAsyncValueTaskMethodBuilder).</param>
/// <param name="TypeName">The type of the result itself, with <c>global::</c> and its question mark.</param>
/// <param name="JsonContext">The JsonSerializerContext that knows the type; null until it is resolved.</param>
internal sealed record ResultModel(Awaiting Awaiting, ResultKind Kind, string TypeName, string JsonType, bool IsPooled = false, string? JsonContext = null);
