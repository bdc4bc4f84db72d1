using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Services;

/// <summary>
/// Emits what a route does around its body if it has filters, or may use services of the request: these are disposed of after the response,
/// however it ends.
/// </summary>
internal static class RequestScopeEmitter
{
    private const string Services = "global::Adapters.CompilerServices.RequestServices";

    /// <summary>Emits the call of the body, and the start of the body as a method of its own.</summary>
    /// <param name="parameters">The parameters for the values of the route, each after a comma.</param>
    /// <param name="arguments">The same, passed on.</param>
    /// <param name="isWatched">Whether the response is watched for filters around the route.</param>
    /// <param name="emitCalls">Emits the calls of the filters and of the body.</param>
    /// <param name="emitFunctions">Emits the functions that they need.</param>
    public static void EmitStart(
        EntryPointCode code, string parameters, string arguments, bool isWatched, Action emitCalls, Action emitFunctions,
        CodeWriter writer)
    {
        writer.Line($"return InScope({code.Arguments}{arguments});");
        writer.Line();
        if (code is WsgiCode)
            EmitSync(code, parameters, emitCalls, writer);
        else
            EmitAsync(code, parameters, isWatched, emitCalls, writer);
        emitFunctions();
        writer.Line();
        writer.Open($"static {code.ResultType} WithServices({code.Parameters}{parameters})");
    }

    private static void EmitSync(EntryPointCode code, string parameters, Action emitCalls, CodeWriter writer)
    {
        writer.Open($"static {code.ResultType} InScope({code.Parameters}{parameters})");
        writer.Open("try");
        emitCalls();
        writer.Close();
        writer.Open("catch");
        writer.Line($"{Services}.Close({code.Scope});");
        writer.Line("throw;");
        writer.Close();
        writer.Close();
    }

    private static void EmitAsync(EntryPointCode code, string parameters, bool isWatched, Action emitCalls, CodeWriter writer)
    {
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {code.ResultType} InScope({code.Parameters}{parameters})");
        if (isWatched)
            writer.Line($"var watch = global::Adapters.ResponseWatch.Begin({code.Arguments});");
        CatchEmitter.EmitTry(writer);
        emitCalls();
        if (code is HttpCode http)
            CatchEmitter.EmitCatches([], http, "await", writer);
        else
            writer.Close();
        writer.Open("finally");
        if (isWatched)
            writer.Line("watch.End();");
        writer.Line($"await {Services}.CloseAsync({code.Scope});");
        writer.Close();
        writer.Close();
    }
}
