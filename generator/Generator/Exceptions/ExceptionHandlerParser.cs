using Adapters.Generator.Diagnostics;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Exceptions;

/// <summary>Reads the methods of a class with [ExceptionHandler].</summary>
internal static class ExceptionHandlerParser
{
    private const string ExceptionName = "System.Exception";

    /// <summary>Reads a method that generated code can call.</summary>
    /// <param name="hasRoutes">Determines whether the class has synchronous, or asynchronous, routes.</param>
    public static void Parse(IMethodSymbol method, Func<bool, bool> hasRoutes, List<ExceptionHandlerModel> found, ProblemList problems)
    {
        var isAsync = ResultParser.IsAsync(method);
        var isInline = !isAsync && TypeNames.HasAttribute(method, TypeNames.NonBlockingAttribute);
        if (Reason(method, isAsync, isInline, hasRoutes, found) is { } reason)
        {
            problems.Add(ProblemKind.UnsupportedMethod, Spans.Of(method), method.Name, reason);
            return;
        }

        var result = ResultParser.Parse(method, isSync: !isAsync && !isInline, verb: "");
        if (result is null)
            problems.Add(
                ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString(),
                ResultParser.Advice(method.ReturnType));
        var arguments = Arguments(method, problems);
        if (result is null || arguments is null)
            return;
        var type = method.Parameters[0].Type;
        found.Add(new ExceptionHandlerModel(
            method.Name, method.IsStatic ? method.ContainingType.ToDisplayString(TypeNames.Full) : null,
            type.ToDisplayString(TypeNames.Full), DepthOf(type), found.Count, ServesSync: !isAsync, isAsync || isInline, result,
            arguments.ToEquatableArray()));
    }

    private static string? Reason(
        IMethodSymbol method, bool isAsync, bool isInline, Func<bool, bool> hasRoutes, List<ExceptionHandlerModel> found)
    {
        if (method.Parameters.FirstOrDefault() is not { RefKind: RefKind.None or RefKind.In } first || !IsException(first.Type))
            return "the first parameter of an exception handler is the exception";
        var type = first.Type.ToDisplayString(TypeNames.Full);
        if (found.FirstOrDefault(f => f.Exception == type && (isAsync || isInline ? f.ServesAsync : f.ServesSync)) is { } other)
            return $"'{other.MethodName}' answers for '{first.Type.ToDisplayString()}' already";
        if (hasRoutes(!isAsync) || (isInline && hasRoutes(false)))
            return null;
        if (isInline)
            return "an exception handler answers for the routes of its class, and there are none";
        return isAsync
            ? "an asynchronous exception handler answers for asynchronous routes, and the class has none: return the result itself"
            : "a synchronous exception handler answers for synchronous routes, and the class has none: return a Task, or add [NonBlocking]";
    }

    private static List<ExceptionArgument>? Arguments(IMethodSymbol method, ProblemList problems)
    {
        var arguments = new List<ExceptionArgument> { new(ExceptionArgumentKind.Exception) };
        foreach (var parameter in method.Parameters.Skip(1))
        {
            if (KindOf(parameter) is { } kind)
                arguments.Add(new ExceptionArgument(kind));
            else
                problems.Add(
                    ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(),
                    "an exception handler takes the exception, an HttpScope or a CancellationToken");
        }

        return arguments.Count == method.Parameters.Length ? arguments : null;
    }

    private static ExceptionArgumentKind? KindOf(IParameterSymbol parameter) => TypeNames.NameOf(parameter.Type) switch
    {
        _ when parameter.RefKind is not (RefKind.None or RefKind.In) => null,
        "Adapters.HttpScope" => ExceptionArgumentKind.Scope,
        "System.Threading.CancellationToken" => ExceptionArgumentKind.Cancellation,
        _ => null,
    };

    private static bool IsException(ITypeSymbol type) => TypeNames.Is(type, ExceptionName) || (type.BaseType is { } b && IsException(b));

    private static int DepthOf(ITypeSymbol type) => type.BaseType is { } b ? DepthOf(b) + 1 : 0;
}
