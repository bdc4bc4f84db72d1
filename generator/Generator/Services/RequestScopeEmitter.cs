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
    /// <param name="emitFilters">Emits what comes before the body.</param>
    public static void EmitStart(EntryPointCode code, string parameters, string arguments, Action emitFilters, CodeWriter writer)
    {
        writer.Line($"return InScope({code.Arguments}{arguments});");
        writer.Line();
        if (code is WsgiCode)
            EmitSync(code, parameters, arguments, emitFilters, writer);
        else
            EmitAsync(code, parameters, arguments, emitFilters, writer);
        writer.Line();
        writer.Open($"static {code.ResultType} WithServices({code.Parameters}{parameters})");
    }

    private static void EmitSync(EntryPointCode code, string parameters, string arguments, Action emitFilters, CodeWriter writer)
    {
        writer.Open($"static {code.ResultType} InScope({code.Parameters}{parameters})");
        writer.Open("try");
        emitFilters();
        writer.Line($"return {Services}.Closing({code.Scope}, WithServices({code.Arguments}{arguments}));");
        writer.Close();
        writer.Open("catch");
        writer.Line($"{Services}.Close({code.Scope});");
        writer.Line("throw;");
        writer.Close();
        writer.Close();
    }

    private static void EmitAsync(EntryPointCode code, string parameters, string arguments, Action emitFilters, CodeWriter writer)
    {
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {code.ResultType} InScope({code.Parameters}{parameters})");
        CatchEmitter.EmitTry(writer);
        emitFilters();
        writer.Line($"await WithServices({code.Arguments}{arguments});");
        if (code is HttpCode http)
            CatchEmitter.EmitCatches([], http, "await", writer);
        else
            writer.Close();
        writer.Open("finally");
        writer.Line($"await {Services}.CloseAsync({code.Scope});");
        writer.Close();
        writer.Close();
    }
}
