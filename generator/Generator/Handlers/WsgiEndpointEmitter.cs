using Adapters.Generator.Binding;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Emits the body of a route that runs on a worker thread.</summary>
internal static class WsgiEndpointEmitter
{
    public static void Emit(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.Body is { Source: RequestBodySource source } body)
        {
            var hasErrors = endpoint.Values.Any();
            source.EmitCheck(body, hasErrors, WsgiCode.Instance, writer);
            writer.Line("var bytes = global::Adapters.CompilerServices.RequestBody.ReadAll(environ.Input);");
            if (endpoint.HasLateErrors && !hasErrors)
                writer.Line($"{EndpointErrors.Type} errors = null;");
            source.EmitRead(body, WsgiCode.Instance, writer);
            if (endpoint.HasLateErrors)
                EndpointErrors.EmitRejection(WsgiCode.Instance, writer);
        }

        // A handler that takes start_response responds itself, as an application does.
        if (endpoint.SendsResponse)
            writer.Line($"return {call};");
        else
            ResultEmitter.Emit(endpoint.Result, call, "return", WsgiCode.Instance, writer);
    }
}
