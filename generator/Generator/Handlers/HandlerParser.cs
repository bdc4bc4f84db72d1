using Adapters.Generator.Diagnostics;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>
/// Reads a class with [Handler]. The generator emits the model, and the rules report the problems, so the two agree on what is right.
/// A method with a problem is not in the model.
/// </summary>
internal static class HandlerParser
{
    public static HandlerModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, ProblemList problems, CancellationToken cancellation) =>
        Parse(type, attribute, problems, [], cancellation);

    /// <summary>Reads the class, and adds its routes with their spans.</summary>
    public static HandlerModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, ProblemList problems, List<ParsedEndpoint> endpoints,
        CancellationToken cancellation)
    {
        if (!IsNamed(type))
            return null;
        if ((Unreachable(type) ?? LifetimeParser.Reason(type, attribute)) is { } reason)
        {
            problems.Add(ProblemKind.UnreachableHandler, Spans.Of(type), type.Name, reason);
            return null;
        }

        if (HasRefusedParameter(type, problems))
            return null;
        var lifecycle = new List<LifecycleModel>();
        var lifetime = LifetimeParser.Parse(attribute);
        var owner = EndpointsName(type);
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary).ToList();
        foreach (var method in methods)
        {
            cancellation.ThrowIfCancellationRequested();
            new EndpointParser(method, attribute, owner, endpoints, problems, cancellation).Parse();
            LifecycleParser.Parse(method, lifetime, lifecycle, problems);
        }

        AddExceptionHandlers(methods, endpoints, problems);

        return new HandlerModel(
            type.ToDisplayString(TypeNames.Full), type.Name, owner, HintNames.OfHandler(type.ToDisplayString(TypeNames.Plain)),
            type.IsStatic, lifetime, ConstructorParser.Parse(type), endpoints.Select(e => e.Model).ToEquatableArray(),
            lifecycle.ToEquatableArray())
        {
            ExperimentalIds = ExperimentalIds.OfSignatures(type).ToEquatableArray(),
            IsDisposable = DisposableTypes.Contains(type),
        };
    }

    private static bool HasRefusedParameter(INamedTypeSymbol type, ProblemList problems)
    {
        var before = problems.Items.Count;
        foreach (var parameter in type.IsStatic ? [] : ConstructorParser.Find(type)!.Parameters)
        {
            if (ConstructorParser.Refusal(parameter) is { } reason)
                problems.Add(
                    ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(), reason);
        }

        return problems.Items.Count > before;
    }

    /// <summary>Reads the methods with [ExceptionHandler], and gives each route those that answer for it.</summary>
    private static void AddExceptionHandlers(List<IMethodSymbol> methods, List<ParsedEndpoint> endpoints, ProblemList problems)
    {
        var found = new List<ExceptionHandlerModel>();
        foreach (var method in methods.Where(m => TypeNames.HasAttribute(m, TypeNames.ExceptionHandlerAttribute)))
        {
            var before = problems.Items.Count;
            MethodParser.Check(method, problems);
            if (problems.Items.Count == before)
                ExceptionHandlerParser.Parse(
                    method, isSync => methods.Exists(m => HasRoute(m, isSync)), found, problems);
        }

        for (var i = 0; i < endpoints.Count && found.Count > 0; i++)
        {
            var model = endpoints[i].Model;
            var own = Answers(model) ? found.Where(f => model.IsSync ? f.ServesSync : f.ServesAsync) : [];
            endpoints[i] = endpoints[i] with { Model = model with { ExceptionHandlers = own.ToEquatableArray() } };
        }
    }

    /// <summary>Determines whether the method has a route of that style, whether or not the route has a problem.</summary>
    private static bool HasRoute(IMethodSymbol method, bool isSync) => method.GetAttributes()
        .Select(RouteAttributes.VerbOf)
        .Any(v => v is not null && v != Verbs.WebSocket && EndpointParser.IsSync(method, v) == isSync);

    /// <summary>A route that sends its response itself answers for its exceptions as well.</summary>
    private static bool Answers(EndpointModel endpoint) => !endpoint.SendsResponse;

    /// <summary>Determines whether the class and those around it have names: a class that is being typed has none yet.</summary>
    private static bool IsNamed(INamedTypeSymbol type) => type.Name.Length > 0 && (type.ContainingType is not { } outer || IsNamed(outer));

    private static string? Unreachable(INamedTypeSymbol type)
    {
        if (type.IsAbstract && !type.IsStatic)
            return "it is abstract, so no object of it can be made";
        for (var t = type; t is not null; t = t.ContainingType)
        {
            if (t.IsGenericType)
                return "it is generic, so it is not known which type is meant";
            if (!Reachability.IsReachable(t))
                return "it is neither public nor internal, so generated code cannot call it";
            if (t.IsFileLocal)
                return "it is local to its file, so generated code cannot call it";
        }

        return type.IsStatic ? null : Unmakeable(type);
    }

    private static string? Unmakeable(INamedTypeSymbol type)
    {
        if (ConstructorParser.Find(type) is not { } constructor)
            return "it has no public or internal constructor";
        if (constructor.Parameters.Any(p => p.RefKind != RefKind.None))
            return "its constructor takes a parameter by reference";
        if (constructor.IsVararg || constructor.Parameters.Any(p => !ServiceTypes.CanBe(p.Type)))
            return "its constructor takes a pointer, a ref struct or a dynamic value, which no service can be";
        return !TypeNames.HasAttribute(constructor, TypeNames.SetsRequiredMembersAttribute) && HasRequiredMembers(type)
            ? "it has required members, which nobody would set: take them as constructor parameters"
            : null;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
                return true;
        }

        return false;
    }

    /// <summary>Returns the name of the class that is emitted for a handler.</summary>
    public static string EndpointsName(INamedTypeSymbol type) =>
        TypeNames.ToIdentifier(type.ToDisplayString(TypeNames.Plain)) + "_Endpoints";
}
