using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Requests;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Parsing;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Filters;

/// <summary>
/// Reads the filters of a route: those of the assembly, then of the class and those around it, then of the method, each in their order.
/// </summary>
/// <param name="values">The parameters of the route's method that take values of the route.</param>
internal sealed class FilterParser(
    IMethodSymbol method, RouteTemplate template, string verb, bool isSync, string owner, IReadOnlyList<ParameterModel> values,
    ProblemList problems, CancellationToken cancellation)
{
    private const string Base = TypeNames.FilterAttribute;
    private const string BeforeName = "Before";
    private const string AroundName = "Around";

    /// <summary>The parameter by which a filter runs the rest of a route, which depends on the style of the route.</summary>
    private readonly string _call = isSync ? "Adapters.RouteCall" : "Adapters.AsyncRouteCall";

    public EquatableArray<FilterModel> Parse()
    {
        var filters = new List<FilterModel>();
        foreach (var attribute in AllAttributes().Where(a => IsA(a.AttributeClass, Base)))
        {
            var reason = Read(attribute, filters);
            if (reason is not null)
                problems.Add(ProblemKind.BadFilter, SpanOf(attribute), attribute.AttributeClass!.Name, method.Name, reason);
        }

        return filters.ToEquatableArray();
    }

    private IEnumerable<AttributeData> AllAttributes() => method.ContainingAssembly.GetAttributes()
        .Concat(ContainingTypes.WithOwn(method.ContainingType).SelectMany(t => t.GetAttributes()))
        .Concat(method.GetAttributes());

    /// <summary>A filter of many routes is reported at each that it cannot stand before.</summary>
    private SourceSpan SpanOf(AttributeData attribute) =>
        method.GetAttributes().Contains(attribute) ? Spans.Of(attribute, cancellation) : Spans.Of(method);

    /// <summary>Reads a filter. Returns the reason if it cannot be applied.</summary>
    private string? Read(AttributeData attribute, List<FilterModel> filters)
    {
        if (AttributeText.Write(attribute) is not { } creation)
            return "generated code makes it again, and cannot name its class, its constructor or an argument";
        if (FindMethod(attribute.AttributeClass!, out var called) is { } missing)
            return missing;
        if (ResultOf(called!) is not { } result)
            return $"its method {called!.Name} returns '{called.ReturnType.ToDisplayString()}', and not Response? or a task of it";
        if (isSync && result != FilterResult.Response)
            return $"its method {called!.Name} is awaited, which a synchronous handler cannot be for: return a Task from '{method.Name}'";
        if (!isSync && result == FilterResult.Response && called!.Name == AroundName)
            return $"its method {AroundName} has an AsyncRouteCall to await: return a Task<Response?> or a ValueTask<Response?>";
        var arguments = new List<FilterArgument>();
        var reason = ReadParameters(called!, arguments);
        if (reason is null)
            filters.Add(Join(attribute.AttributeClass!, creation, result, arguments));
        return reason;
    }

    /// <summary>Finds the method that is called; around a route, the one for its style. Returns the reason if there is none.</summary>
    private string? FindMethod(INamedTypeSymbol type, out IMethodSymbol? found)
    {
        found = null;
        var before = MethodsOf(type, BeforeName).ToList();
        var around = MethodsOf(type, AroundName).ToList();
        if (before.Count + around.Count == 0)
            return $"it has no public or internal method {BeforeName} or {AroundName}";
        if (before.Count > 0 && around.Count > 0)
            return $"it has a method {BeforeName} and a method {AroundName}: make two filters of it";
        var fitting = before.Count > 0 ? before : around.FindAll(m => m.Parameters.Any(p => TypeNames.Is(p.Type, _call)));
        if (fitting.Count == 0)
            return $"'{method.Name}' is {(isSync ? "synchronous" : "asynchronous")}: add a method {AroundName} that takes "
                + (isSync ? "a RouteCall" : "an AsyncRouteCall");
        if (fitting.Count > 1)
            return $"it has several methods {fitting[0].Name}";
        found = fitting[0];
        return null;
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type, string name)
    {
        for (var t = type; t is not null && !TypeNames.Is(t, Base); t = t.BaseType)
        {
            foreach (var method in t.GetMembers(name).OfType<IMethodSymbol>())
            {
                if (Reachability.IsReachable(method) && method is { IsStatic: false, IsGenericMethod: false, OverriddenMethod: null })
                    yield return method;
            }
        }
    }

    private static FilterResult? ResultOf(IMethodSymbol before) => TypeNames.NameOf(before.ReturnType) switch
    {
        "Adapters.Response" => FilterResult.Response,
        "System.Threading.Tasks.Task" when IsOfResponse(before.ReturnType) => FilterResult.Task,
        "System.Threading.Tasks.ValueTask" when IsOfResponse(before.ReturnType) => FilterResult.ValueTask,
        _ => null,
    };

    private static bool IsOfResponse(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var response] } && TypeNames.Is(response, "Adapters.Response");

    private string? ReadParameters(IMethodSymbol before, List<FilterArgument> arguments)
    {
        var found = new ProblemList();
        var context = new BindingContext(before, template, verb, isSync, owner, endpoint: null, found, cancellation);
        foreach (var parameter in before.Parameters)
        {
            var reason = ReadParameter(parameter, context, arguments);
            if (reason is not null)
                return $"its parameter '{parameter.Name}' of type '{parameter.Type.ToDisplayString()}' cannot be bound: {reason}";
        }

        return null;
    }

    private string? ReadParameter(IParameterSymbol parameter, BindingContext context, List<FilterArgument> arguments)
    {
        if (IsA(parameter.Type, "System.Attribute"))
            return ReadMetadata(parameter, arguments);
        switch (TypeNames.NameOf(parameter.Type))
        {
            case "Adapters.CompilerServices.RouteInfo":
                arguments.Add(new FilterArgument(null, "global::Adapters.CompilerServices.RouteInfo", RouteText()));
                return null;
            case var name when name == _call:
                arguments.Add(new FilterArgument(null, IsCall: true));
                return null;
            case "Adapters.ConnectionScope":
                arguments.Add(new FilterArgument(null));
                return null;
        }

        var marks = BindingMark.Of(parameter).ToList();
        var site = new ParameterSite(parameter, parameter.Type, context, marks.FirstOrDefault());
        if (ParameterParser.Parse(site, marks.Count) is not { } model)
            return context.Problems.Items[context.Problems.Items.Count - 1].Arguments.Last();
        if (ValidationAttributes.Of(parameter).Count > 0)
            return "the values of a filter are not validated: check it in the method";
        arguments.Add(new FilterArgument(model));
        return model.Leaves.Select(Refusal).FirstOrDefault(r => r is not null);
    }

    private string? Refusal(ParameterModel leaf) => leaf.Source switch
    {
        { TakesBody: true } or { ReadsForm: true } or { SendsResponse: true } or { IsRaw: true } or BindAsyncSource or EventSource
            or FormPartsSource or WebSocketSource => "a filter has the head of the request alone",
        RouteSource when values.FirstOrDefault(v => v.Key == leaf.Key) is not { } value || value.TypeName != leaf.TypeName =>
            $"'{method.Name}' takes the value of the route as another type",
        _ => null,
    };

    private string? ReadMetadata(IParameterSymbol parameter, List<FilterArgument> arguments)
    {
        var type = NullableTypes.Unwrap(parameter.Type, out var isNullable);
        var attribute = AllAttributes().Reverse().FirstOrDefault(a => IsA(a.AttributeClass, type));
        if (attribute is null && !isNullable)
            return $"'{method.Name}' has no such attribute: make the parameter nullable";
        if ((attribute is null ? "null" : AttributeText.Write(attribute)) is not { } text)
            return "generated code makes the attribute again, and cannot name its class, its constructor or an argument";
        arguments.Add(new FilterArgument(null, type.ToDisplayString(TypeNames.Full), text));
        return null;
    }

    private string RouteText() => $"new({EmittedNames.Quote(verb)}, {EmittedNames.Quote(template.Text)}, "
        + $"{EmittedNames.Quote($"{method.ContainingType.Name}.{method.Name}")}, {(isSync ? "true" : "false")})";

    private FilterModel Join(INamedTypeSymbol type, string creation, FilterResult result, List<FilterArgument> arguments)
    {
        var model = new FilterModel(
            type.ToDisplayString(TypeNames.Full), creation, result, arguments.ToEquatableArray(), EquatableArray<string>.Empty);
        return model with
        {
            IsAround = arguments.Exists(a => a.IsCall),
            IsDisposable = DisposableTypes.Contains(type),
            RouteVariables = model.RouteValues.Select(v => values.First(o => o.Key == v.Key).Variable).ToEquatableArray(),
        };
    }

    private static bool IsA(ITypeSymbol? type, string name) => type is not null && (TypeNames.Is(type, name) || IsA(type.BaseType, name));

    private static bool IsA(ITypeSymbol? type, ITypeSymbol other) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, other) || IsA(type.BaseType, other));
}
