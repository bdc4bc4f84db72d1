using Adapters.Generator.Binding;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Filters;

/// <summary>
/// Emits the filters before a route: an object of each, a method that reads what it asks for and calls it, and the calls of these methods.
/// </summary>
internal static class FilterEmitter
{
    private const string Errors = "global::Adapters.CompilerServices.RequestErrors?";
    private const string Response = "global::Adapters.Response?";

    public static void EmitMembers(string endpoint, IEnumerable<FilterModel> filters, EntryPointCode code, CodeWriter writer)
    {
        var number = 0;
        foreach (var filter in filters)
            EmitMembers(filter, $"{endpoint}_{number++}", code, writer);
    }

    /// <summary>Emits the calls, each followed by the end of the request if it answers.</summary>
    public static void EmitCalls(string endpoint, IEnumerable<FilterModel> filters, EntryPointCode code, CodeWriter writer)
    {
        var number = 0;
        foreach (var filter in filters)
        {
            var routes = string.Concat(filter.RouteVariables.Select(v => ", " + v));
            var errors = filter.Values.Any() ? $", out var before_errors_{number}" : "";
            var wait = filter.ResultType == FilterResult.Response ? "" : "await ";
            writer.Line($"var before_{number} = {wait}Before_{endpoint}_{number}({code.Arguments}{routes}{errors});");
            if (errors.Length > 0)
                EmitAnswer($"before_errors_{number}", code.Reject($"before_errors_{number}"), code, writer);
            EmitAnswer($"before_{number}", code.Refuse($"before_{number}"), code, writer);
            number++;
        }
    }

    private static void EmitAnswer(string condition, string answer, EntryPointCode code, CodeWriter writer)
    {
        writer.Open($"if ({condition} is not null)");
        if (code is WsgiCode)
        {
            writer.Line($"return global::Adapters.CompilerServices.RequestServices.Closing({code.Scope}, {answer});");
        }
        else
        {
            writer.Line($"await {answer};");
            writer.Line("return;");
        }

        writer.Close();
        writer.Line();
    }

    private static void EmitMembers(FilterModel filter, string name, EntryPointCode code, CodeWriter writer)
    {
        writer.Line();
        writer.Line($"private static readonly {filter.TypeName} Filter_{name} = {filter.Creation};");
        var arguments = new List<string>();
        foreach (var argument in filter.Arguments)
            arguments.Add(Argument(argument, $"Metadata_{name}_{arguments.Count}", code, writer));
        var type = filter.ResultType == FilterResult.Response
            ? Response
            : $"global::System.Threading.Tasks.{filter.ResultType}<{Response}>";
        var routes = string.Concat(filter.RouteValues.Select(v => $", {v.TypeName} {v.Variable}"));
        var hasErrors = filter.Values.Any();
        writer.Line();
        writer.Open($"private static {type} Before_{name}({code.Parameters}{routes}{(hasErrors ? $", out {Errors} errors" : "")})");
        if (hasErrors)
        {
            writer.Line("errors = null;");
            foreach (var value in filter.Values)
                ((ReadSource)value.Source).EmitRead(value, code, writer);
            writer.Line("if (errors is not null)");
            writer.Line($"    return {Nothing(filter.ResultType)};");
        }

        writer.Line($"return Filter_{name}.Before({string.Join(", ", arguments)});");
        writer.Close();
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
