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

    private static string Respond(ResultModel result, string value, HttpCode code) => result.Kind switch
    {
        ResultKind.None => code.Respond("NoContent"),
        ResultKind.Text => code.Respond("Text", value),
        ResultKind.ByteArray or ResultKind.Memory => code.Respond("Bytes", value),
        ResultKind.Json => code.Respond("Json", value, JsonEmitter.Info(result.Json!)),
        ResultKind.Response => code.Respond("Response", value),
        _ => code.Respond("Stream", value),
    };
}
