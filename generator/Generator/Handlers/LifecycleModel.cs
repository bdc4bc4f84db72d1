using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A method that runs at startup or shutdown.</summary>
internal sealed record LifecycleModel(
    string MethodName, bool IsStartup, bool IsStatic, bool IsAwaitable, EquatableArray<LifecycleParameterModel> Parameters);

internal sealed record LifecycleParameterModel(LifecycleParameter Kind);

internal enum LifecycleParameter
{
    Scope,
    State,
    Cancellation,
}
