using Adapters.Generator.Binding;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Filters;

/// <summary>
/// Emits what the filters of a route need outside of it: an object of each, and a method that reads what it asks for and calls it.
/// </summary>
internal static class FilterEmitter
{
    private const string Errors = "global::Adapters.CompilerServices.RequestErrors?";

    public const string Response = "global::Adapters.Response?";

    public static void EmitMembers(string endpoint, IEnumerable<FilterModel> filters, EntryPointCode code, CodeWriter writer)
    {
        var number = 0;
        foreach (var filter in filters)
            EmitMembers(filter, $"{endpoint}_{number++}", code, writer);
    }

    /// <summary>Returns the objects that a lifespan disposes of: the methods that return them, each with its field.</summary>
    public static IEnumerable<(string Method, string Field)> DisposableObjects(string endpoint, IEnumerable<FilterModel> filters) =>
        filters.Select((filter, number) => (filter.IsDisposable, Name: $"Filter_{endpoint}_{number}"))
            .Where(f => f.IsDisposable)
            .Select(f => (f.Name, FieldOf(f.Name)));

    /// <summary>Returns the name of the emitted method that calls a filter.</summary>
    public static string Method(FilterModel filter, string name) => $"{(filter.IsAround ? "Around" : "Before")}_{name}";

    private static string FieldOf(string method) => method + "_Instance";

    private static void EmitMembers(FilterModel filter, string name, EntryPointCode code, CodeWriter writer)
    {
        EmitObject(filter, "Filter_" + name, writer);
        var arguments = new List<string>();
        foreach (var argument in filter.Arguments)
            arguments.Add(Argument(argument, $"Metadata_{name}_{arguments.Count}", code, writer));
        var type = filter.ResultType == FilterResult.Response
            ? Response
            : $"global::System.Threading.Tasks.{filter.ResultType}<{Response}>";
        var call = filter.IsAround ? $", global::Adapters.{(code is WsgiCode ? "RouteCall" : "AsyncRouteCall")} call" : "";
        var routes = string.Concat(filter.RouteValues.Select(v => $", {v.TypeName} {v.Variable}"));
        var hasErrors = filter.Values.Any();
        writer.Line();
        writer.Open(
            $"private static {type} {Method(filter, name)}({code.Parameters}{call}{routes}{(hasErrors ? $", out {Errors} errors" : "")})");
        if (hasErrors)
        {
            writer.Line("errors = null;");
            foreach (var value in filter.Values)
                ((ReadSource)value.Source).EmitRead(value, code, writer);
            writer.Line("if (errors is not null)");
            writer.Line($"    return {Nothing(filter.ResultType)};");
        }

        var target = filter.IsDisposable ? $"Filter_{name}({code.Scope})" : "Filter_" + name;
        writer.Line($"return {target}.{(filter.IsAround ? "Around" : "Before")}({string.Join(", ", arguments)});");
        writer.Close();
    }

    /// <summary>Emits the object. One that can be disposed of belongs to an application, as a handler does.</summary>
    private static void EmitObject(FilterModel filter, string name, CodeWriter writer)
    {
        writer.Line();
        if (filter.IsDisposable)
            HandlerObjectEmitter.EmitShared(
                filter.TypeName, $"private static {EmittedNames.BeforeMethod(filter.TypeName)} {name}", FieldOf(name),
                $"static scope => {filter.Creation}", writer);
        else
            writer.Line($"private static readonly {filter.TypeName} {name} = {filter.Creation};");
    }

    private static string Nothing(FilterResult result) => result switch
    {
        FilterResult.Response => "null",
        FilterResult.Task => $"global::System.Threading.Tasks.Task.FromResult<{Response}>(null)",
        _ => "default",
    };

    /// <summary>Returns the argument. What is the same for all requests is made once, in a field.</summary>
    private static string Argument(FilterArgument argument, string field, EntryPointCode code, CodeWriter writer)
    {
        if (argument.IsCall)
            return "call";
        if (argument.Value is { } value)
            return value.Source.Argument(value, code);
        if (argument.Constant is not { } constant)
            return code.ForRequest();
        if (constant == "null")
            return constant;
        writer.Line($"private static readonly {argument.ConstantType} {field} = {constant};");
        return field;
    }
}
