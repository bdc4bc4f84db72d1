using Adapters.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>Reads methods with [Startup] or [Shutdown].</summary>
internal static class LifecycleParser
{
    public static LifecycleModel? Parse(IMethodSymbol method, ProblemList problems)
    {
        var isStartup = TypeNames.HasAttribute(method, TypeNames.StartupAttribute);
        if (!isStartup && !TypeNames.HasAttribute(method, TypeNames.ShutdownAttribute))
            return null;
        var isAwaitable = TypeNames.NameOf(method.ReturnType) is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask";
        if (!method.ReturnsVoid && !isAwaitable)
            problems.Add(ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString());
        var parameters = method.Parameters.Select(p => (Parameter: p, Kind: KindOf(p.Type))).ToList();
        foreach (var (parameter, _) in parameters.Where(p => p.Kind is null))
        {
            problems.Add(
                ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(),
                "a startup or shutdown method takes a LifespanScope, its state (IDictionary<string, object?>) or a CancellationToken");
        }

        return parameters.All(p => p.Kind is not null)
            ? new LifecycleModel(method.Name, isStartup, method.IsStatic, isAwaitable, parameters.Select(p => new LifecycleParameterModel(p.Kind!.Value)).ToEquatableArray())
            : null;
    }

    private static LifecycleParameter? KindOf(ITypeSymbol type) => TypeNames.NameOf(type) switch
    {
        "Adapters.LifespanScope" => LifecycleParameter.Scope,
        "System.Collections.Generic.IDictionary" => LifecycleParameter.State,
        "System.Threading.CancellationToken" => LifecycleParameter.Cancellation,
        _ => null,
    };
}
