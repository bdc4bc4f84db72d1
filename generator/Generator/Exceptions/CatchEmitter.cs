using Adapters.Generator.EntryPoints;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Exceptions;

/// <summary>
/// Emits what is done about the exceptions of a route: the class may answer for some, and those with a status answer for themselves.
/// </summary>
internal static class CatchEmitter
{
    private const string HttpException = "global::Adapters.HttpException";
    private const int HttpExceptionDepth = 2;

    /// <summary>Emits the start of the code whose exceptions may be the response.</summary>
    public static void EmitTry(CodeWriter writer) => writer.Open("try");

    /// <summary>Emits its end. The most derived exception is caught first.</summary>
    /// <param name="handlers">The methods that answer for the route.</param>
    /// <param name="keyword">What is done with the response: it is returned, or awaited in a method that is asynchronous.</param>
    public static void EmitCatches(
        IEnumerable<ExceptionHandlerModel> handlers, HttpCode code, string keyword, CodeWriter writer)
    {
        writer.Close();
        var own = handlers.Select(h => (h.Exception, h.Depth, Answer: $"{h.CatchName}(error, {code.Target})")).ToList();
        if (own.TrueForAll(c => c.Exception != HttpException))
            own.Add((HttpException, HttpExceptionDepth, code.Respond("Failure", "error")));
        foreach (var (exception, _, answer) in own.OrderByDescending(c => c.Depth))
        {
            writer.Open($"catch ({exception} error){FilterOf(exception)}");
            writer.Line($"{keyword} {answer};");
            writer.Close();
        }
    }

    /// <summary>Emits the methods that call those of the class.</summary>
    public static void EmitMethods(IEnumerable<ExceptionHandlerModel> handlers, CodeWriter writer)
    {
        foreach (var handler in handlers)
        {
            if (handler.ServesSync)
                EmitSync(handler, writer);
            if (handler.ServesAsync)
                EmitAsync(handler, writer);
        }
    }

    /// <summary>A request that was cancelled has no error, unless the class says so.</summary>
    private static string FilterOf(string exception) => exception is "global::System.Exception" or "global::System.SystemException"
        ? " when (error is not global::System.OperationCanceledException)"
        : "";

    private static void EmitSync(ExceptionHandlerModel handler, CodeWriter writer)
    {
        var code = WsgiCode.Instance;
        writer.Line();
        writer.Open($"private static {code.ResultType} {handler.CatchName}({handler.Exception} error, {code.Parameters})");
        ResultEmitter.Emit(handler.Result, Call(handler, code), "return", code, writer);
        writer.Close();
    }

    /// <summary>Emits the asynchronous method. If a response has begun, no other can follow: the exception goes on to the server.</summary>
    private static void EmitAsync(ExceptionHandlerModel handler, CodeWriter writer)
    {
        var code = AsgiCode.Instance;
        var call = (handler.Result.Awaiting == Awaiting.None ? "" : "await ") + Call(handler, code);
        var hasResult = handler.Result.Kind != ResultKind.None;
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open(
            $"private static async {EmittedNames.Task} {handler.CatchName}({handler.Exception} error, global::Adapters.HttpScope scope, "
            + "global::Adapters.Send send)");
        writer.Line($"{(hasResult ? "var result = " : "")}{call};");
        writer.Open("try");
        writer.Line($"await {ResultEmitter.Respond(handler.Result, "result", code)};");
        writer.Close();
        writer.Open("catch (global::System.InvalidOperationException)");
        writer.Line("global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);");
        writer.Close();
        writer.Close();
    }

    private static string Call(ExceptionHandlerModel handler, HttpCode code)
    {
        var arguments = handler.Arguments.Select(a => a.Kind switch
        {
            ExceptionArgumentKind.Exception => "error",
            ExceptionArgumentKind.Scope => code.ForRequest(),
            _ => code.Scope + ".Aborted",
        });
        var target = handler.Target ?? $"Handler({code.Scope})";
        return $"{target}.{EmittedNames.Identifier(handler.MethodName)}({string.Join(", ", arguments)})";
    }
}
