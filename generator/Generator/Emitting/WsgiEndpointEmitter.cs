using Adapters.Generator.Model;

namespace Adapters.Generator.Emitting;

/// <summary>A route that runs on a worker thread.</summary>
internal static class WsgiEndpointEmitter
{
    public static void Emit(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        writer.Line($"/// <summary>{System.Security.SecurityElement.Escape(endpoint.Route)}</summary>");
        writer.Open($"public static {Names.Body} {endpoint.EndpointName}({Names.WsgiArguments}{BindingEmitter.RouteArguments(endpoint)})");
        writer.Line($"environ.Scope.Route = {Names.Quote(endpoint.Route)};");
        BindingEmitter.EmitQuery(endpoint, "environ.Scope.QueryString", Refuse, writer);
        if (endpoint.Parameters.FirstOrDefault(p => p.IsBody) is { } body)
            EmitBody(body, writer);
        var call = $"{(endpoint.IsStatic ? handler.TypeName : "Handler")}.{endpoint.MethodName}({BindingEmitter.Arguments(endpoint, "environ.Scope", "environ.Scope.Aborted")})";
        EmitAnswer(endpoint, call, writer);
        writer.Close();
    }

    private static string Refuse(string detail) => $"global::Adapters.WsgiRespond.Problem(start, 400, {detail})";

    private static void EmitAnswer(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line(call + ";");
            writer.Line("return global::Adapters.WsgiRespond.NoContent(start);");
            return;
        }

        var answer = endpoint.Result.Kind switch
        {
            ResultKind.Text => $"Text(start, {call})",
            ResultKind.ByteArray or ResultKind.Memory => $"Bytes(start, {call})",
            ResultKind.Json => $"Json(start, {call}, {JsonEmitter.Info(endpoint.Result.JsonType)})",
            ResultKind.Response => $"Response(start, {call})",
            _ => $"Stream(start, {call})",
        };
        writer.Line($"return global::Adapters.WsgiRespond.{answer};");
    }

    private static void EmitBody(ParameterModel body, CodeWriter writer)
    {
        var name = Names.Value(body.Name);
        if (body.Source == ParameterSource.BodyJson)
        {
            writer.Line("if (!global::Adapters.RequestBody.IsJson(environ.Scope.Headers))");
            writer.Line("    return global::Adapters.WsgiRespond.Problem(start, 415, \"The body must be JSON: say so with Content-Type: application/json.\");");
        }

        writer.Line("var bytes = global::Adapters.RequestBody.ReadAll(environ.Input);");
        switch (body.Source)
        {
            case ParameterSource.BodyBytes:
                writer.Line($"var {name} = bytes;");
                break;
            case ParameterSource.BodyMemory:
                writer.Line($"global::System.ReadOnlyMemory<byte> {name} = bytes;");
                break;
            case ParameterSource.BodyText:
                writer.Line($"var {name} = global::System.Text.Encoding.UTF8.GetString(bytes);");
                break;
            case ParameterSource.BodyJson:
                writer.Line($"if (!global::Adapters.RequestBody.TryReadJson(bytes, {JsonEmitter.Info(body.TypeName)}, out var {name}, out var problem))");
                writer.Line("    return global::Adapters.WsgiRespond.Problem(start, 400, problem!);");
                break;
        }
    }
}
