using Adapters.Generator.Binding;
using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A route that runs on the event loop. What completes at once needs no state machine; what waits has a pooled one.</summary>
internal static class AsgiEndpointEmitter
{
    public static void Emit(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        var arguments = endpoint.IsWebSocket ? EmittedNames.SocketArguments : EmittedNames.HttpArguments;
        writer.Line($"/// <summary>{System.Security.SecurityElement.Escape(endpoint.Route)}</summary>");
        writer.Open($"public static {EmittedNames.Task} {EmittedNames.Identifier(endpoint.EndpointName)}({arguments}{ArgumentEmitter.RouteArguments(endpoint)})");
        writer.Line($"scope.Route = {EmittedNames.Quote(endpoint.Route)};");
        var body = endpoint.Parameters.FirstOrDefault(p => p.IsBody);
        if (body is null)
            EmitDirect(endpoint, handler, writer);
        else
            EmitWithBody(endpoint, handler, body, writer);
        writer.Close();
    }

    private static Func<string, string> Refuse(EndpointModel endpoint) => endpoint.IsWebSocket
        ? _ => "send(new global::Adapters.WebSocketClose())"
        : detail => $"global::Adapters.CompilerServices.Respond.Problem(scope, send, 400, {detail})";

    private static string Call(EndpointModel endpoint, HandlerModel handler) =>
        $"{(endpoint.IsStatic ? handler.TypeName : "Handler")}.{EmittedNames.Identifier(endpoint.MethodName)}({ArgumentEmitter.Arguments(endpoint, "scope", "scope.Aborted")})";

    private static void EmitDirect(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        new QueryEmitter(endpoint.Parameters, Refuse(endpoint), writer).Emit("scope.QueryString");
        var call = Call(endpoint, handler);
        if (endpoint.Result.Awaiting == Awaiting.None)
        {
            EmitImmediate(endpoint, call, writer);
            return;
        }

        writer.Line($"var task = {call};");
        if (OwnsResponse(endpoint))
        {
            writer.Line(endpoint.Result.Awaiting == Awaiting.Task ? $"return new {EmittedNames.Task}(task);" : "return task;");
            return;
        }

        writer.Line("if (!task.IsCompletedSuccessfully)");
        writer.Line("    return Awaited(task, scope, send);");
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line("task.GetAwaiter().GetResult();");
            writer.Line("return global::Adapters.CompilerServices.Respond.NoContent(scope, send);");
        }
        else
        {
            writer.Line($"return {Respond(endpoint, "task.GetAwaiter().GetResult()")};");
        }

        EmitAwaited(endpoint, writer);
    }

    /// <summary>A handler that takes send answers itself; so does one of a WebSocket.</summary>
    private static bool OwnsResponse(EndpointModel endpoint) =>
        endpoint.IsWebSocket || (endpoint.Result.Kind == ResultKind.None && endpoint.Parameters.Any(p => p.Source == ParameterSource.Send));

    private static void EmitImmediate(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line(call + ";");
            writer.Line("return global::Adapters.CompilerServices.Respond.NoContent(scope, send);");
        }
        else
        {
            writer.Line($"return {Respond(endpoint, call)};");
        }
    }

    private static void EmitAwaited(EndpointModel endpoint, CodeWriter writer)
    {
        var wrapper = endpoint.Result.Awaiting == Awaiting.Task ? "global::System.Threading.Tasks.Task" : EmittedNames.Task;
        var type = endpoint.Result.Kind == ResultKind.None ? wrapper : $"{wrapper}<{endpoint.Result.TypeName}>";
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {EmittedNames.Task} Awaited({type} task, global::Adapters.HttpScope scope, global::Adapters.Send send)");
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line(Await(endpoint, "task") + ";");
            writer.Line("await global::Adapters.CompilerServices.Respond.NoContent(scope, send);");
        }
        else
        {
            writer.Line($"await {Respond(endpoint, Await(endpoint, "task"))};");
        }

        writer.Close();
    }

    private static void EmitWithBody(EndpointModel endpoint, HandlerModel handler, ParameterModel body, CodeWriter writer)
    {
        new QueryEmitter(endpoint.Parameters, Refuse(endpoint), writer).Emit("scope.QueryString");
        if (body.Source == ParameterSource.BodyJson)
        {
            writer.Line("if (!global::Adapters.CompilerServices.RequestBody.IsJson(scope.Headers))");
            writer.Line("    return global::Adapters.CompilerServices.Respond.Problem(scope, send, 415, \"The body must be JSON: say so with Content-Type: application/json.\");");
        }

        var values = endpoint.Parameters.Where(p => p.Source is ParameterSource.Route or ParameterSource.Query).ToList();
        writer.Line($"return WithBody(scope, receive, send{string.Concat(values.Select(v => ", " + EmittedNames.Value(v.Name)))});");
        writer.Line();
        writer.Line(EmittedNames.Pooling);
        writer.Open($"static async {EmittedNames.Task} WithBody({EmittedNames.HttpArguments}{string.Concat(values.Select(v => $", {v.TypeName}{(v.IsOptional ? "?" : "")} {EmittedNames.Value(v.Name)}"))})");
        EmitBody(body, writer);
        var call = Call(endpoint, handler);
        var awaited = endpoint.Result.Awaiting == Awaiting.None ? call : Await(endpoint, call);
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line(awaited + ";");
            if (!OwnsResponse(endpoint))
                writer.Line("await global::Adapters.CompilerServices.Respond.NoContent(scope, send);");
        }
        else
        {
            writer.Line($"await {Respond(endpoint, awaited)};");
        }

        writer.Close();
    }

    private static void EmitBody(ParameterModel body, CodeWriter writer)
    {
        var name = EmittedNames.Value(body.Name);
        writer.Line("var bytes = await global::Adapters.CompilerServices.RequestBody.ReadAsync(receive).ConfigureAwait(false);");
        switch (body.Source)
        {
            case ParameterSource.BodyBytes:
                writer.Line($"var {name} = bytes.ToArray();");
                break;
            case ParameterSource.BodyMemory:
                writer.Line($"var {name} = bytes;");
                break;
            case ParameterSource.BodyText:
                writer.Line($"var {name} = global::System.Text.Encoding.UTF8.GetString(bytes.Span);");
                break;
            case ParameterSource.BodyJson:
                writer.Open($"if (!global::Adapters.CompilerServices.RequestBody.TryReadJson(bytes.Span, {JsonEmitter.Info(body.JsonType)}, out var {name}, out var problem))");
                writer.Line("await global::Adapters.CompilerServices.Respond.Problem(scope, send, 400, problem!);");
                writer.Line("return;");
                writer.Close();
                break;
        }
    }

    /// <summary>A handler with a pooling builder resumes its waiter in place only if that captures no context; any other only if it does.</summary>
    private static string Await(EndpointModel endpoint, string task) =>
        endpoint.Result.IsPooled ? $"await {task}.ConfigureAwait(false)" : $"await {task}";

    private static string Respond(EndpointModel endpoint, string value) => endpoint.Result.Kind switch
    {
        ResultKind.Text => $"global::Adapters.CompilerServices.Respond.Text(scope, send, {value})",
        ResultKind.ByteArray or ResultKind.Memory => $"global::Adapters.CompilerServices.Respond.Bytes(scope, send, {value})",
        ResultKind.Json => $"global::Adapters.CompilerServices.Respond.Json(scope, send, {value}, {JsonEmitter.Info(endpoint.Result.JsonType)})",
        ResultKind.Response => $"global::Adapters.CompilerServices.Respond.Response(scope, send, {value})",
        _ => $"global::Adapters.CompilerServices.Respond.Stream(scope, send, {value})",
    };
}
