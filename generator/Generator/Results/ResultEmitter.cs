using Adapters.Generator.EntryPoints;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Results;

/// <summary>Emits the response for the result of a handler.</summary>
internal static class ResultEmitter
{
    /// <summary>Emits the call that gives the result, and what is done with the response: it is returned or awaited.</summary>
    public static void Emit(ResultModel result, string call, string keyword, HttpCode code, CodeWriter writer)
    {
        if (result.Kind == ResultKind.None)
            writer.Line(call + ";");
        writer.Line($"{keyword} {Respond(result, call, code)};");
    }

    /// <summary>Returns the expression that answers with a value.</summary>
    /// <param name="prefix">The start of the names of its variables.</param>
    public static string Respond(ResultModel result, string value, HttpCode code, string prefix = "case_") => result.Kind switch
    {
        ResultKind.None => code.Respond("NoContent"),
        ResultKind.Text => code.Respond("Text", value),
        ResultKind.ByteArray or ResultKind.Memory => code.Respond("Bytes", value),
        ResultKind.Json => code.Respond("Json", value, JsonEmitter.Info(result.Json!)),
        ResultKind.Response => code.Respond("Response", value),
        ResultKind.Number => code.Respond("Number", value),
        ResultKind.Enum => code.Respond("Raw", EnumText(result, value)),
        ResultKind.Typed => code.Respond("Typed", value, JsonEmitter.Info(result.Json!)),
        ResultKind.Union => Union(result, value, code, prefix),
        ResultKind.Body => code.Respond("Body", value),
        ResultKind.File => code.Respond("File", value),
        ResultKind.Lines => code.Respond("Lines", value, JsonEmitter.Info(result.Json!)),
        ResultKind.Events when result.Json is { } json => code.Respond("EventStream", value, JsonEmitter.Info(json)),
        ResultKind.Events => code.Respond("EventStream", value),
        _ => code.Respond("Stream", value),
    };

    /// <summary>Returns the expression that answers with the result that it is, which may be one of several itself.</summary>
    private static string Union(ResultModel result, string value, HttpCode code, string prefix)
    {
        var cases = result.Cases.Select((c, i) => $"{c.TypeName} {prefix}{i} => {Respond(c, prefix + i, code, $"{prefix}{i}_")}");
        return $"(({value})?.Value switch {{ {string.Join(", ", cases)}, _ => {code.Respond("NotFound")} }})";
    }

    /// <summary>Returns the expression for an enum as JSON: its name, or its number if it has none.</summary>
    private static string EnumText(ResultModel result, string value)
    {
        var type = result.TypeName.TrimEnd('?');
        var names = result.Members
            .GroupBy(m => m.Number)
            .Select(g => $"({type})({g.Key}) => {EmittedNames.Quote(Json(g.First().Name))}");
        var isNullable = result.TypeName.EndsWith("?", StringComparison.Ordinal);
        var all = names.Concat(isNullable ? ["null => null"] : Array.Empty<string>()).Append(
            $"{{ }} number => number.ToString(\"D\")");
        return $"({value}) switch {{ {string.Join(", ", all)} }}";
    }

    private static string Json(string name) => $"\"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
