using System.Globalization;
using Adapters.Generator.Binding;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Background;

/// <summary>Reads methods with [Background], [Every] or [Cron].</summary>
internal static class JobParser
{
    public static JobModel? Parse(IMethodSymbol method, ProblemList problems, CancellationToken cancellation)
    {
        var marks = method.GetAttributes().Where(RouteAttributes.IsJob).ToList();
        if (marks.Count == 0)
            return null;
        var isAlways = TypeNames.Is(marks[0].AttributeClass, TypeNames.BackgroundAttribute);
        var reason = marks.Count > 1 ? "it has several of [Background], [Every] and [Cron]"
            : PlaceReason(method) ?? MethodParser.Reason(method) ?? ResultReason(method, isAlways) ?? ParameterReason(method, isAlways);
        if (reason is not null)
            problems.Add(ProblemKind.BadJob, Spans.Of(method), method.Name, reason);
        var schedule = isAlways ? "global::Adapters.JobSchedule.Always" : Schedule(marks[0], problems, cancellation);
        if (reason is not null || schedule is null)
            return null;
        var endpoints = method.IsStatic ? null : HandlerParser.EndpointsName(method.ContainingType);
        var name = EmittedNames.Quote($"{method.ContainingType.Name}.{method.Name}");
        return new JobModel(name, schedule, Run(method, endpoints), endpoints);
    }

    private static string? PlaceReason(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return "it is not a method of a class";
        if (!method.IsStatic && !TypeNames.HasAttribute(method.ContainingType, TypeNames.HandlerAttribute))
            return $"'{method.ContainingType.Name}' has no [Handler], so nothing makes an object of it: make the method static";
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType || type.IsFileLocal || !Reachability.IsReachable(type))
                return $"generated code cannot name '{type.Name}': it is generic, private or local to its file";
        }

        return null;
    }

    private static string? ResultReason(IMethodSymbol method, bool isAlways) =>
        IsAwaitable(method) || (method.ReturnsVoid && !isAlways) ? null
        : isAlways ? "it returns no Task or ValueTask, so nobody could wait for its end"
        : "it returns neither nothing, nor a Task or a ValueTask";

    private static bool IsAwaitable(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsGenericType: false } type
        && TypeNames.NameOf(type) is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask";

    private static string? ParameterReason(IMethodSymbol method, bool isAlways)
    {
        foreach (var parameter in method.Parameters.Where(p => !IsToken(p)))
        {
            var reason = parameter.RefKind != RefKind.None ? "it is passed by reference"
                : !ServiceTypes.CanBe(parameter.Type) ? "no service can be of that type"
                : ConstructorParser.Refusal(parameter) is not null ? "it takes services and a CancellationToken alone"
                : IsPlain(parameter.Type) && !BindingMark.Of(parameter).Any() ? "mark it with [FromServices] if it is a service"
                : null;
            if (reason is not null)
                return $"its parameter '{parameter.Name}' of type '{parameter.Type.ToDisplayString()}' has no value: {reason}";
        }

        return isAlways && !method.Parameters.Any(IsToken) ? "it takes no CancellationToken, so nothing could stop it" : null;
    }

    /// <summary>A number or a text is rarely meant to be a service.</summary>
    private static bool IsPlain(ITypeSymbol type) => type.IsValueType || type.SpecialType == SpecialType.System_String;

    private static bool IsToken(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && TypeNames.Is(parameter.Type, "System.Threading.CancellationToken");

    private static string? Schedule(AttributeData attribute, ProblemList problems, CancellationToken cancellation)
    {
        var text = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        ScheduleError error;
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.EveryAttribute))
        {
            if (IntervalParser.Parse(text, out error) is { } ticks)
                return $"global::Adapters.JobSchedule.Every({ticks.ToString(CultureInfo.InvariantCulture)})";
        }
        else if (CronParser.Parse(text, out error) is { } sets)
        {
            var numbers = sets.Select(s => $"0x{s.ToString("X", CultureInfo.InvariantCulture)}");
            return $"new global::Adapters.CronSchedule({string.Join(", ", numbers)})";
        }

        problems.Add(
            ProblemKind.BadSchedule, Spans.Inside(attribute, 0, error.Start, error.Length, cancellation), text, error.Message);
        return null;
    }

    private static string Run(IMethodSymbol method, string? endpoints)
    {
        var target = endpoints is null ? method.ContainingType.ToDisplayString(TypeNames.Full) : endpoints + ".Handler(scope)";
        var arguments = method.Parameters.Select(p => IsToken(p)
            ? "cancellation"
            : HandlerObjectEmitter.Argument(
                ConstructorParser.Read(p), EmittedNames.Quote($"background job {method.Name}"), Lifetime.Scoped));
        var call = $"{target}.{EmittedNames.Identifier(method.Name)}({string.Join(", ", arguments)})";
        var body = method.ReturnsVoid ? $"{{ {call}; return default; }}"
            : TypeNames.NameOf(method.ReturnType).EndsWith(".Task", StringComparison.Ordinal) ? $"new {EmittedNames.Task}({call})"
            : call;
        return $"static (scope, cancellation) => {body}";
    }
}
