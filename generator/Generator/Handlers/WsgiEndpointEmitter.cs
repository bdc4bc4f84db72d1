using Adapters.Generator.Binding;
using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A route that runs on a worker thread.</summary>
internal static class WsgiEndpointEmitter
{
    public static void Emit(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        writer.Line($"/// <summary>{System.Security.SecurityElement.Escape(endpoint.Route)}</summary>");
        writer.Open($"public static {EmittedNames.Body} {EmittedNames.Identifier(endpoint.EndpointName)}({EmittedNames.WsgiArguments}{ArgumentEmitter.RouteArguments(endpoint)})");
        writer.Line($"environ.Scope.Route = {EmittedNames.Quote(endpoint.Route)};");
        new QueryEmitter(endpoint.Parameters, Refuse, writer).Emit("environ.Scope.QueryString");
        if (endpoint.Parameters.FirstOrDefault(p => p.IsBody) is { } body)
            EmitBody(body, writer);
        var call = $"{(endpoint.IsStatic ? handler.TypeName : "Handler")}.{EmittedNames.Identifier(endpoint.MethodName)}({ArgumentEmitter.Arguments(endpoint, "environ.Scope", "environ.Scope.Aborted")})";
        EmitAnswer(endpoint, call, writer);
        writer.Close();
    }

    private static string Refuse(string detail) => $"global::Adapters.CompilerServices.WsgiRespond.Problem(start, 400, {detail})";

    private static void EmitAnswer(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.Result.Kind == ResultKind.None)
        {
            writer.Line(call + ";");
            writer.Line("return global::Adapters.CompilerServices.WsgiRespond.NoContent(start);");
            return;
        }

        // Who takes start_response answers itself, as an application does.
        if (endpoint.Parameters.Any(p => p.Source == ParameterSource.StartResponse))
        {
            writer.Line($"return {call};");
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
        writer.Line($"return global::Adapters.CompilerServices.WsgiRespond.{answer};");
    }

    private static void EmitBody(ParameterModel body, CodeWriter writer)
    {
        var name = EmittedNames.Value(body.Name);
        if (body.Source == ParameterSource.BodyJson)
        {
            writer.Line("if (!global::Adapters.CompilerServices.RequestBody.IsJson(environ.Scope.Headers))");
            writer.Line("    return global::Adapters.CompilerServices.WsgiRespond.Problem(start, 415, \"The body must be JSON: say so with Content-Type: application/json.\");");
        }

        writer.Line("var bytes = global::Adapters.CompilerServices.RequestBody.ReadAll(environ.Input);");
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
                writer.Line($"if (!global::Adapters.CompilerServices.RequestBody.TryReadJson(bytes, {JsonEmitter.Info(body.JsonType)}, out var {name}, out var problem))");
                writer.Line("    return global::Adapters.CompilerServices.WsgiRespond.Problem(start, 400, problem!);");
                break;
        }
    }
}
