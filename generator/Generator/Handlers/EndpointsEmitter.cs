using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>The file of a handler class: its object, and for each route a method that reads the values, calls the handler and answers.</summary>
internal static class EndpointsEmitter
{
    public static string Emit(HandlerModel handler)
    {
        var writer = new CodeWriter();
        writer.Open($"namespace {EmittedNames.Namespace}");
        writer.Line($"/// <summary>The routes of {handler.DisplayName}.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line(EmittedNames.Hidden);
        writer.Open($"internal static class {handler.EndpointsName}");
        EmitHandler(handler, writer);
        foreach (var endpoint in handler.Endpoints)
        {
            writer.Line();
            EmitEndpoint(endpoint, handler, writer);
        }

        JsonEmitter.EmitInfos(handler, writer);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void EmitEndpoint(EndpointModel endpoint, HandlerModel handler, CodeWriter writer)
    {
        if (endpoint.IsSync)
            WsgiEndpointEmitter.Emit(endpoint, handler, writer);
        else
            AsgiEndpointEmitter.Emit(endpoint, handler, writer);
    }

    /// <summary>One object serves all requests; whoever comes first makes it.</summary>
    private static void EmitHandler(HandlerModel handler, CodeWriter writer)
    {
        if (handler.IsStatic)
            return;
        var arguments = string.Join(", ", handler.ConstructorTypes.Select(t => $"global::Adapters.CompilerServices.HandlerServices.Get<{t}>({EmittedNames.Quote(handler.DisplayName)})"));
        writer.Line($"private static {handler.TypeName}? _handler;");
        writer.Line();
        writer.Line($"public static {handler.TypeName} Handler => _handler ??");
        writer.Line($"    global::Adapters.CompilerServices.HandlerServices.Make(ref _handler, static () => new {handler.TypeName}({arguments}));");
    }
}
