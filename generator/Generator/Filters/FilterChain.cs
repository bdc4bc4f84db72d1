using System.Globalization;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Filters;

/// <summary>
/// Emits the calls of the filters of a route. Those before it follow one another. One around it is given the rest of the route, which is
/// a function of its own: its level is the number of such filters before it.
/// </summary>
/// <param name="values">The values of the route, each with its type.</param>
/// <param name="call">The call of the route's body.</param>
internal sealed class FilterChain(
    string endpoint, IReadOnlyList<FilterModel> filters, EntryPointCode code, IReadOnlyList<(string Type, string Variable)> values,
    string call, CodeWriter writer)
{
    private const string Closing = "global::Adapters.CompilerServices.RequestServices.Closing";

    /// <summary>Indicates whether the responses of the route are watched.</summary>
    public bool IsWatched => code is not WsgiCode && filters.Any(f => f.IsAround);

    /// <summary>Emits the calls up to the first filter around the route, or the body.</summary>
    public void EmitFirst() => EmitFrom(0, 0);

    /// <summary>Emits the functions that filters around the route are given.</summary>
    public void EmitRest()
    {
        var level = 0;
        for (var i = 0; i < filters.Count; i++)
        {
            if (filters[i].IsAround)
                EmitFunction(i + 1, ++level);
        }
    }

    private void EmitFrom(int first, int level)
    {
        for (var i = first; i < filters.Count; i++)
        {
            if (filters[i].IsAround)
            {
                EmitAround(i, level);
                return;
            }

            EmitBefore(i, level);
        }

        EmitAnswer(call, level);
    }

    private void EmitFunction(int first, int level)
    {
        writer.Line();
        if (code is WsgiCode)
        {
            writer.Open($"static {code.ResultType} Then_{level}({code.Parameters}{Parameters()})");
        }
        else
        {
            writer.Line(EmittedNames.Pooling);
            writer.Open($"static async {code.ResultType} Then_{level}(global::Adapters.ResponseWatch watch, object? values)");
            EmitUnpacking();
        }

        if (code is HttpCode)
            CatchEmitter.EmitTry(writer);
        EmitFrom(first, level);
        if (code is HttpCode http)
            CatchEmitter.EmitCatches([], http, code is WsgiCode ? "return" : "await", writer);
        writer.Close();
    }

    private void EmitUnpacking()
    {
        var scope = code is WebSocketCode ? "global::Adapters.WebSocketScope" : "global::Adapters.HttpScope";
        writer.Line($"var scope = ({scope})watch.Scope;");
        writer.Line("var receive = watch.Receive;");
        writer.Line("var send = watch.Send;");
        if (values.Count == 1)
            writer.Line($"var {values[0].Variable} = ({values[0].Type})values!;");
        else if (values.Count > 1)
            writer.Line(
                $"var ({string.Join(", ", values.Select(v => v.Variable))}) = (({string.Join(", ", values.Select(v => v.Type))}))values!;");
    }

    private void EmitBefore(int i, int level)
    {
        var wait = filters[i].ResultType == FilterResult.Response ? "" : "await ";
        writer.Line($"var before_{i} = {wait}{Invoke(i, "", "before")};");
        EmitErrors(i, "before", level);
        EmitAnswer(i, "before", level);
    }

    private void EmitAround(int i, int level)
    {
        if (code is WsgiCode)
            EmitSyncAround(i, level);
        else
            EmitAsyncAround(i, level);
    }

    private void EmitAsyncAround(int i, int level)
    {
        var packed = level > 0 ? "values" : values.Count switch
        {
            0 => "null",
            1 => values[0].Variable,
            _ => $"({string.Join(", ", values.Select(v => v.Variable))})",
        };
        var number = level.ToString(CultureInfo.InvariantCulture);
        var rest = $"static (watch, values) => Then_{level + 1}(watch, values)";
        writer.Line($"var call_{i} = new global::Adapters.AsyncRouteCall(watch, {number}, {packed}, {rest});");
        writer.Line($"var around_{i} = await {Invoke(i, $", call_{i}", "around")};");
        EmitErrors(i, "around", level);
        EmitAnswer(i, "around", level);
        writer.Line($"watch.Check({number}, {NameOf(i)});");
    }

    private void EmitSyncAround(int i, int level)
    {
        var arguments = string.Concat(values.Select(v => ", " + v.Variable));
        writer.Line($"var call_{i} = new global::Adapters.RouteCall(start, start => Then_{level + 1}(environ, start{arguments}));");
        if (filters[i].Values.Any())
            writer.Line($"global::Adapters.CompilerServices.RequestErrors? around_errors_{i};");
        writer.Line($"{FilterEmitter.Response} around_{i};");
        writer.Open("try");
        writer.Line($"around_{i} = {Invoke(i, $", call_{i}", "around", isDeclared: true)};");
        writer.Close();
        writer.Open("catch");
        writer.Line($"call_{i}.Drop();");
        writer.Line("throw;");
        writer.Close();
        writer.Line();
        EmitErrors(i, "around", level);
        writer.Open($"if (around_{i} is not null)");
        writer.Line($"call_{i}.Drop();");
        EmitAnswer(code.Refuse($"around_{i}"), level);
        writer.Close();
        writer.Line();
        EmitAnswer($"call_{i}.Take({NameOf(i)})", level);
    }

    private string Invoke(int i, string rest, string prefix, bool isDeclared = false)
    {
        var routes = string.Concat(filters[i].RouteVariables.Select(v => ", " + v));
        var errors = filters[i].Values.Any() ? $", out {(isDeclared ? "" : "var ")}{prefix}_errors_{i}" : "";
        return $"{FilterEmitter.Method(filters[i], $"{endpoint}_{i}")}({code.Arguments}{rest}{routes}{errors})";
    }

    private string NameOf(int i) => EmittedNames.Quote(filters[i].TypeName.Replace("global::", ""));

    private string Parameters() => string.Concat(values.Select(v => $", {v.Type} {v.Variable}"));

    private void EmitErrors(int i, string prefix, int level)
    {
        if (filters[i].Values.Any())
            EmitAnswer($"{prefix}_errors_{i}", code.Reject($"{prefix}_errors_{i}"), level);
    }

    private void EmitAnswer(int i, string prefix, int level) => EmitAnswer($"{prefix}_{i}", code.Refuse($"{prefix}_{i}"), level);

    private void EmitAnswer(string condition, string answer, int level)
    {
        writer.Open($"if ({condition} is not null)");
        EmitAnswer(answer, level);
        if (code is not WsgiCode)
            writer.Line("return;");
        writer.Close();
        writer.Line();
    }

    /// <summary>Emits the response. The blocks of a synchronous one end the services of the request.</summary>
    private void EmitAnswer(string answer, int level) => writer.Line(
        code is not WsgiCode ? $"await {answer};" : level == 0 ? $"return {Closing}({code.Scope}, {answer});" : $"return {answer};");
}
