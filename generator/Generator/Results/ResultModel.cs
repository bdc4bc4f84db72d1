using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

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
    Number,
    Enum,
    Typed,
    Union,
    Body,
    File,
    Lines,
    Events,
}

/// <summary>The result of a handler.</summary>
/// <param name="TypeName">The type of the result itself, with <c>global::</c> and its question mark.</param>
/// <param name="Json">The type that is sent as JSON, if there is one.</param>
/// <param name="IsPooled">Whether the method's task comes from a pool (PoolingAsyncValueTaskMethodBuilder).</param>
internal sealed record ResultModel(Awaiting Awaiting, ResultKind Kind, string TypeName, JsonType? Json = null, bool IsPooled = false)
{
    /// <summary>The results of which it is one.</summary>
    public EquatableArray<ResultModel> Cases { get; init; } = EquatableArray<ResultModel>.Empty;

    /// <summary>The members, if it is an enum.</summary>
    public EquatableArray<EnumMember> Members { get; init; } = EquatableArray<EnumMember>.Empty;

    /// <summary>The types that are sent as JSON.</summary>
    public IEnumerable<JsonType> JsonTypes => (Json is null ? [] : new[] { Json }).Concat(Cases.SelectMany(c => c.JsonTypes));

    /// <summary>Indicates whether the blocks of the response are made while they are sent.</summary>
    public bool IsLazy => Kind is ResultKind.Stream or ResultKind.Body or ResultKind.File || Cases.Any(c => c.IsLazy);

    public ResultModel Resolve(IReadOnlyList<JsonContextModel> contexts) => this with
    {
        Json = Json?.Resolve(contexts),
        Cases = Cases.Select(c => c.Resolve(contexts)).ToEquatableArray(),
    };
}
