using Adapters.Generator.Binding;
using Adapters.Generator.EntryPoints;
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
        if (endpoint.Body is { } body)
            EmitWithBody(endpoint, call, body, writer);
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
        ResultEmitter.Emit(endpoint.Result, Await(endpoint, "task"), "await", AsgiCode.Instance, writer);
        writer.Close();
    }

    private static void EmitWithBody(EndpointModel endpoint, string call, ParameterModel body, CodeWriter writer)
    {
        var source = (RequestBodySource)body.Source;
        var values = endpoint.Parameters.Where(p => p.Source is ValueSource).ToList();
        var arguments = string.Concat(values.Select(v => ", " + EmittedNames.Value(v.Name)));
        var parameters = string.Concat(values.Select(v => $", {v.TypeName}{(v.IsOptional ? "?" : "")} {EmittedNames.Value(v.Name)}"));
        source.EmitCheck(AsgiCode.Instance, writer);
        writer.Line($"return WithBody({AsgiCode.Instance.Arguments}{arguments});");
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {EmittedNames.Task} WithBody({AsgiCode.Instance.Parameters}{parameters})");
        writer.Line("var bytes = await global::Adapters.CompilerServices.RequestBody.ReadAsync(receive).ConfigureAwait(false);");
        source.EmitAsgi(body, writer);
        var awaited = endpoint.Result.Awaiting == Awaiting.None ? call : Await(endpoint, call);
        if (endpoint.SendsResponse)
            writer.Line(awaited + ";");
        else
            ResultEmitter.Emit(endpoint.Result, awaited, "await", AsgiCode.Instance, writer);
        writer.Close();
    }

    /// <summary>
    /// Awaits a task. A handler with a pooling builder resumes its caller in place only if the await captures no context; any other handler
    /// only if it does.
    /// </summary>
    private static string Await(EndpointModel endpoint, string task) =>
        endpoint.Result.IsPooled ? $"await {task}.ConfigureAwait(false)" : $"await {task}";
}
