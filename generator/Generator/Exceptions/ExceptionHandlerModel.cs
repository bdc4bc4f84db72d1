using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Exceptions;

/// <summary>A method that answers for the routes of its class that throw.</summary>
/// <param name="Target">The class that it is called on, or null for the object of its class.</param>
/// <param name="Exception">The type of the exceptions, with <c>global::</c>.</param>
/// <param name="Depth">The number of types that the exception derives from: the most derived one is caught first.</param>
/// <param name="Number">Its place among those of its class.</param>
internal sealed record ExceptionHandlerModel(
    string MethodName, string? Target, string Exception, int Depth, int Number, bool ServesSync, bool ServesAsync, ResultModel Result,
    EquatableArray<ExceptionArgument> Arguments)
{
    /// <summary>The emitted method that calls it.</summary>
    public string CatchName => $"Caught_{Number}";

    public ExceptionHandlerModel Resolve(IReadOnlyList<JsonContextModel> contexts) => this with { Result = Result.Resolve(contexts) };
}

/// <summary>An argument of the method.</summary>
internal sealed record ExceptionArgument(ExceptionArgumentKind Kind);

/// <summary>The kinds of its parameters.</summary>
internal enum ExceptionArgumentKind
{
    Exception,
    Scope,
    Cancellation,
}
