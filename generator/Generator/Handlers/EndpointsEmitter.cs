using System.Security;
using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Bodies;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Filters;
using Adapters.Generator.Json;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Calls;

namespace Adapters.Generator.Handlers;

/// <summary>
/// Emits the file of a handler class: its object, and for each route a method that reads the values, calls the handler and responds.
/// </summary>
internal static class EndpointsEmitter
{
    public static string Emit(HandlerModel handler)
    {
        var writer = new CodeWriter();
        writer.Open($"namespace {EmittedNames.Namespace}");
        writer.Line($"/// <summary>The routes of {handler.DisplayName}.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line(EmittedNames.Hidden);
        writer.Line(EmittedNames.Obsolete);
        writer.Open($"internal static class {handler.EndpointsName}");
        if (!handler.IsStatic)
            HandlerObjectEmitter.Emit(handler.TypeName, handler.DisplayName, handler.Lifetime, handler.ConstructorParameters, writer);
        foreach (var endpoint in handler.Endpoints)
        {
            writer.Line();
            EmitEndpoint(endpoint, handler, writer);
        }

        if (handler.OwnsObjects)
            EmitOwn(handler, writer);
        CatchEmitter.EmitMethods(handler.ExceptionHandlers, writer);
        foreach (var endpoint in handler.Endpoints.Where(e => e.FormLimits is not null && (e.ReadsForm || e.StreamsForm)))
            FormLimits.EmitField(endpoint.LimitsField!, endpoint.FormLimits!, writer);
        foreach (var pattern in handler.Endpoints.SelectMany(e => e.Checks).OfType<PatternCheck>())
            pattern.Emit(writer);
        foreach (var conversion in handler.Conversions)
            conversion.Emit(writer);
        foreach (var endpoint in handler.Endpoints)
        {
            foreach (var parameter in endpoint.AllValidated)
                ValidationCalls.EmitMethod(endpoint.EndpointName, parameter, writer);
        }

        ValidationCalls.EmitTypes(handler.Endpoints.SelectMany(e => e.AllValidated), writer);
        JsonEmitter.EmitInfos(handler.JsonTypes, writer);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void EmitEndpoint(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        EntryPointCode code = endpoint.IsSync ? WsgiCode.Instance : endpoint.IsWebSocket ? WebSocketCode.Instance : AsgiCode.Instance;
        var name = EmittedNames.Identifier(endpoint.EndpointName);
        writer.Line($"/// <summary>{SecurityElement.Escape(endpoint.Route)}</summary>");
        writer.Open($"public static {code.ResultType} {name}({code.Parameters}{ArgumentEmitter.RouteParameters(endpoint)})");
        writer.Line($"{code.Scope}.Route = {EmittedNames.Quote(endpoint.Route)};");
        if (endpoint.Origins.Any())
            EmitOrigins(endpoint, writer);
        var usesServices = handler.UsesRequestServices(endpoint);
        if (usesServices)
            EmitScope(endpoint, code, writer);
        EmitBody(endpoint, handler, code, writer);
        if (usesServices)
            writer.Close();
        writer.Close();
        FilterEmitter.EmitMembers(endpoint.EndpointName, endpoint.Filters, code, writer);
    }

    private static void EmitScope(EndpointModel endpoint, EntryPointCode code, CodeWriter writer)
    {
        var values = endpoint.RouteParameters.Select(p => (p.VariableType, p.Variable)).ToList();
        var arguments = ArgumentEmitter.RouteValues(endpoint);
        var chain = new FilterChain(
            endpoint.EndpointName, [.. endpoint.Filters], code, values, $"WithServices({code.Arguments}{arguments})", writer);
        RequestScopeEmitter.EmitStart(
            code, ArgumentEmitter.RouteParameters(endpoint), arguments, chain.IsWatched, chain.EmitFirst, chain.EmitRest, writer);
    }

    /// <summary>Emits the method by which a lifespan disposes of the handler and of its filters.</summary>
    private static void EmitOwn(HandlerModel handler, CodeWriter writer)
    {
        var objects = handler.Endpoints.SelectMany(e => FilterEmitter.DisposableObjects(e.EndpointName, e.Filters));
        if (handler is { IsShared: true, IsDisposable: true })
            objects = objects.Prepend(("Handler", HandlerObjectEmitter.HandlerField));
        HandlerObjectEmitter.EmitOwn(objects, writer);
    }

    private static void EmitBody(EndpointModel endpoint, HandlerModel handler, EntryPointCode code, CodeWriter writer)
    {
        if (endpoint.ExceptionHandlers.Count > 0)
            CatchEmitter.EmitTry(writer);
        if (endpoint.BodyLimit is { } limit)
            BodySize.Emit(limit, (HttpCode)code, writer);
        EmitValues(endpoint, code, writer);
        var call = ArgumentEmitter.Call(endpoint, handler, code);
        if (endpoint.IsSync)
            WsgiEndpointEmitter.Emit(endpoint, call, writer);
        else
            AsgiEndpointEmitter.Emit(endpoint, call, writer);
        if (endpoint.ExceptionHandlers.Count > 0)
            CatchEmitter.EmitCatches(endpoint.ExceptionHandlers, (HttpCode)code, "return", writer);
    }

    /// <summary>
    /// Emits what reads the values, all of them before the request is rejected. If a body is read as well, it may have errors of its own:
    /// then the request is rejected after it.
    /// </summary>
    private static void EmitValues(EndpointModel endpoint, EntryPointCode code, CodeWriter writer)
    {
        if (endpoint.StreamsForm)
            FormLimits.EmitVariable(endpoint.LimitsField, writer);
        if (!endpoint.HasHeadErrors)
            return;
        writer.Line($"{EndpointErrors.Type} errors = null;");
        foreach (var value in endpoint.Values)
            ((ReadSource)value.Source).EmitRead(value, code, writer);
        if (endpoint.StreamsForm)
            FormPartsSource.EmitCheck(code, writer);
        EndpointErrors.EmitValidation(endpoint, isLate: false, code, writer);
        if (!endpoint.HasLateErrors)
            EndpointErrors.EmitRejection(code, writer);
    }

    private static void EmitOrigins(EndpointModel endpoint, CodeWriter writer)
    {
        var origins = string.Join(", ", endpoint.Origins.Select(EmittedNames.Quote));
        writer.Line($"if (!global::Adapters.WebSocketOrigins.Allow({WebSocketCode.Instance.Scope}, {origins}))");
        writer.Line($"    return {WebSocketCode.Deny(403, "The origin of the page is not allowed.")};");
    }
}
