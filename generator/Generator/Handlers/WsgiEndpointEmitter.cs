using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Forms;
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
            EmitBody(endpoint, source, body, writer);
        if (endpoint.ReadsForm)
            EmitForm(endpoint, writer);
        if (endpoint.ReadsForm && IsLazy(endpoint))
            EmitClosing(endpoint, call, writer);
        else if (endpoint.SendsResponse)
            writer.Line($"return {call};");
        else
            ResultEmitter.Emit(endpoint.Result, call, "return", WsgiCode.Instance, writer);
    }

    private static void EmitBody(EndpointModel endpoint, RequestBodySource source, ParameterModel body, CodeWriter writer)
    {
        var code = WsgiCode.Instance;
        source.EmitCheck(body, endpoint.HasHeadErrors, code, writer);
        writer.Line("var bytes = global::Adapters.CompilerServices.RequestBody.ReadAll(environ.Input);");
        EmitErrors(endpoint, writer);
        source.EmitRead(body, code, writer);
        EndpointErrors.EmitValidation(endpoint, isLate: true, code, writer);
        if (endpoint.HasLateErrors)
            EndpointErrors.EmitRejection(code, writer);
    }

    private static void EmitErrors(EndpointModel endpoint, CodeWriter writer)
    {
        if (endpoint.HasLateErrors && !endpoint.HasHeadErrors)
            writer.Line($"{EndpointErrors.Type} errors = null;");
    }

    private static void EmitForm(EndpointModel endpoint, CodeWriter writer)
    {
        var code = WsgiCode.Instance;
        var last = IsLazy(endpoint) ? "form.Dispose();" : null;
        EmitErrors(endpoint, writer);
        FormLimits.EmitVariable(endpoint.LimitsField, writer);
        writer.Line(
            $"{(IsLazy(endpoint) ? "" : "using ")}var form = {EndpointErrors.Reader}Read(environ.Scope, environ.Input, limits);");
        EndpointErrors.EmitRejection(code, writer, last, $"!{EndpointErrors.Reader}Check(form, ref errors)");
        foreach (var value in endpoint.FormValues)
            ((ReadSource)value.Source).EmitRead(value, code, writer);
        EndpointErrors.EmitValidation(endpoint, isLate: true, code, writer);
        EndpointErrors.EmitRejection(code, writer, last);
    }

    /// <summary>Indicates whether the blocks of the response are made while they are sent, so that they may still read the form.</summary>
    private static bool IsLazy(EndpointModel endpoint) => endpoint.SendsResponse || endpoint.Result.IsLazy;

    private static void EmitClosing(EndpointModel endpoint, string call, CodeWriter writer)
    {
        if (endpoint.SendsResponse)
            writer.Line($"var blocks = {call};");
        else
            ResultEmitter.Emit(endpoint.Result, call, "var blocks =", WsgiCode.Instance, writer);
        writer.Line($"return {EndpointErrors.Reader}Closing(form, blocks);");
    }
}
