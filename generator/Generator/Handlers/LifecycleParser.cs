using Adapters.Generator.Diagnostics;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>Reads methods with [Startup] or [Shutdown].</summary>
internal static class LifecycleParser
{
    public static void Parse(IMethodSymbol method, Lifetime lifetime, List<LifecycleModel> steps, ProblemList problems)
    {
        var isStartup = TypeNames.HasAttribute(method, TypeNames.StartupAttribute);
        var isShutdown = TypeNames.HasAttribute(method, TypeNames.ShutdownAttribute);
        if (!isStartup && !isShutdown)
            return;
        var before = problems.Items.Count;
        MethodParser.Check(method, problems);
        if (lifetime != Lifetime.Singleton && !method.IsStatic)
            problems.Add(
                ProblemKind.UnsupportedMethod, Spans.Of(method), method.Name,
                "an object of its class is made for a request, and at startup and shutdown there is none: make the method static");
        var isAwaitable = TypeNames.NameOf(method.ReturnType) is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask";
        if (!method.ReturnsVoid && !isAwaitable)
            problems.Add(
                ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString(),
                "a startup or shutdown method returns nothing, a Task or a ValueTask");
        var parameters = method.Parameters.Select(p => (Parameter: p, Kind: KindOf(p))).ToList();
        foreach (var (parameter, _) in parameters.Where(p => p.Kind is null))
        {
            problems.Add(
                ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(),
                "a startup or shutdown method takes a LifespanScope, its state (IDictionary<string, object?>) or a CancellationToken");
        }

        if (problems.Items.Count > before)
            return;
        var step = new LifecycleModel(
            method.Name, isStartup, method.IsStatic, isAwaitable,
            parameters.Select(p => new LifecycleParameterModel(p.Kind!.Value)).ToEquatableArray());
        steps.Add(step);
        if (isStartup && isShutdown)
            steps.Add(step with { IsStartup = false });
    }

    private static LifecycleParameter? KindOf(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In ? KindOf(parameter.Type) : null;

    private static LifecycleParameter? KindOf(ITypeSymbol type) => TypeNames.NameOf(type) switch
    {
        "Adapters.LifespanScope" => LifecycleParameter.Scope,
        "System.Collections.Generic.IDictionary" when IsState((INamedTypeSymbol)type) => LifecycleParameter.State,
        "System.Threading.CancellationToken" => LifecycleParameter.Cancellation,
        _ => null,
    };

    private static bool IsState(INamedTypeSymbol type) =>
        type.TypeArguments is [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_Object }];
}
