using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>
/// Emits the body of a route that runs on the event loop. A handler that completes at once needs no state machine; one that waits has
/// a pooled one.
/// </summary>
internal static class AsgiEndpointEmitter
{
    public static void Emit(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.Body is not null || endpoint.ReadsForm || endpoint.Awaited.Any())
            EmitLate(endpoint, call, writer);
        else if (endpoint.Result.Awaiting == Awaiting.None)
            ResultEmitter.Emit(endpoint.Result, call, "return", AsgiCode.Instance, writer);
        else
            EmitTask(endpoint, call, writer);
    }

    private static void EmitTask(EndpointModel endpoint, string call, CodeWriter writer)
    {
        writer.Line($"var task = {call};");
        if (endpoint.SendsResponse)
        {
            writer.Line(endpoint.Result.Awaiting == Awaiting.Task ? $"return new {EmittedNames.Task}(task);" : "return task;");
            return;
        }

        writer.Line("if (!task.IsCompletedSuccessfully)");
        writer.Line("    return Awaited(task, scope, send);");
        ResultEmitter.Emit(endpoint.Result, "task.GetAwaiter().GetResult()", "return", AsgiCode.Instance, writer);
        EmitAwaited(endpoint, writer);
    }

    private static void EmitAwaited(EndpointModel endpoint, CodeWriter writer)
    {
        var wrapper = endpoint.Result.Awaiting == Awaiting.Task ? "global::System.Threading.Tasks.Task" : EmittedNames.Task;
        var type = endpoint.Result.Kind == ResultKind.None ? wrapper : $"{wrapper}<{endpoint.Result.TypeName}>";
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {EmittedNames.Task} Awaited({type} task, global::Adapters.HttpScope scope, global::Adapters.Send send)");
        CatchEmitter.EmitTry(writer);
        ResultEmitter.Emit(endpoint.Result, Await(endpoint, "task"), "await", AsgiCode.Instance, writer);
        CatchEmitter.EmitCatches(endpoint.ExceptionHandlers, AsgiCode.Instance, "await", writer);
        writer.Close();
    }

    /// <summary>Emits the rest of the route as a method that awaits what the handler is called with.</summary>
    private static void EmitLate(EndpointModel endpoint, string call, CodeWriter writer)
    {
        var code = AsgiCode.Instance;
        var values = endpoint.Values.Concat(endpoint.RouteParameters).ToList();
        var hasErrors = endpoint.HasLateErrors && endpoint.HasHeadErrors;
        var arguments = string.Concat(values.Select(v => ", " + v.Variable)) + (hasErrors ? ", errors" : "");
        var parameters = string.Concat(values.Select(v => $", {v.VariableType} {v.Variable}"))
            + (hasErrors ? $", {EndpointErrors.Type} errors" : "");
        if (endpoint.Body is { Source: RequestBodySource source } body)
            source.EmitCheck(body, hasErrors, code, writer);
        writer.Line($"return WithBody({code.Arguments}{arguments});");
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {EmittedNames.Task} WithBody({code.Parameters}{parameters})");
        CatchEmitter.EmitTry(writer);
        if (endpoint.HasLateErrors && !hasErrors)
            writer.Line($"{EndpointErrors.Type} errors = null;");
        EmitLateValues(endpoint, code, writer);
        var awaited = endpoint.Result.Awaiting == Awaiting.None ? call : Await(endpoint, call);
        if (endpoint.SendsResponse)
            writer.Line(awaited + ";");
        else
            ResultEmitter.Emit(endpoint.Result, awaited, "await", code, writer);
        CatchEmitter.EmitCatches(endpoint.ExceptionHandlers, code, "await", writer);
        writer.Close();
    }

    private static void EmitLateValues(EndpointModel endpoint, AsgiCode code, CodeWriter writer)
    {
        foreach (var value in endpoint.Awaited)
            BindAsyncSource.EmitRead(value, writer);
        if (endpoint.Body is { Source: RequestBodySource source } body)
        {
            writer.Line("var bytes = await global::Adapters.CompilerServices.RequestBody.ReadAsync(receive).ConfigureAwait(false);");
            source.EmitRead(body, code, writer);
        }

        if (endpoint.ReadsForm)
            EmitForm(endpoint, code, writer);
        EndpointErrors.EmitValidation(endpoint, isLate: true, code, writer);
        if (endpoint.HasLateErrors)
            EndpointErrors.EmitAwaitedRejection(code, writer);
    }

    private static void EmitForm(EndpointModel endpoint, AsgiCode code, CodeWriter writer)
    {
        FormLimits.EmitVariable(endpoint.LimitsField, writer);
        writer.Line($"await using var form = await {EndpointErrors.Reader}ReadAsync(scope, receive, limits);");
        writer.Open($"if (!{EndpointErrors.Reader}Check(form, ref errors))");
        writer.Line($"await {code.Reject("errors!")};");
        writer.Line("return;");
        writer.Close();
        writer.Line();
        foreach (var value in endpoint.FormValues)
            ((ReadSource)value.Source).EmitRead(value, code, writer);
    }

    /// <summary>
    /// Awaits a task. A handler with a pooling builder resumes its caller in place only if the await captures no context; any other handler
    /// only if it does.
    /// </summary>
    private static string Await(EndpointModel endpoint, string task) =>
        endpoint.Result.IsPooled ? $"await {task}.ConfigureAwait(false)" : $"await {task}";
}
