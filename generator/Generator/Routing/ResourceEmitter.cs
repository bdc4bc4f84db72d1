using System.Security;
using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>
/// Emits what answers a path: the route of the request's method. If there is none, the methods that are allowed are noted, and the search
/// goes on.
/// </summary>
internal sealed class ResourceEmitter(Router router, RouteResource resource, CodeWriter writer)
{
    public void Emit()
    {
        var parameters = $"{router.Code.Parameters}{ArgumentEmitter.RouteParameters(resource.Endpoints[0])}, {router.OutcomeParameters}";
        writer.Line();
        writer.Line($"/// <summary>{SecurityElement.Escape(resource.Template.Text)}</summary>");
        writer.Open($"private static bool {router.Resource(resource)}({parameters})");
        if (router.HasMethods)
            EmitMethods();
        else
            EmitAnswer(resource.Endpoints[0]);
        writer.Close();
    }

    private void EmitMethods()
    {
        EmitKnownMethods();
        foreach (var endpoint in resource.Endpoints.Where(e => Verbs.Known(e.Verb) is null))
        {
            var method = $"{router.Code.Scope}.Request.MethodName, {EmittedNames.Utf8(endpoint.Verb)}";
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({method}))");
            EmitAnswer(endpoint);
            writer.Close();
        }

        writer.Line($"allow = global::Adapters.CompilerServices.RouteMatch.Allow(allow, {EmittedNames.Quote(resource.Allow)});");
        writer.Line($"{router.Code.ResultName} = default!;");
        writer.Line("return false;");
    }

    private void EmitKnownMethods()
    {
        var known = resource.Endpoints.Where(e => Verbs.Known(e.Verb) is not null).ToList();
        if (known.Count == 0)
            return;
        writer.Open($"switch ({router.Code.Scope}.Method)");
        foreach (var endpoint in known)
        {
            writer.Line($"case global::Adapters.Method.{Verbs.Known(endpoint.Verb)}:");
            if (endpoint.Verb == "GET" && known.All(e => e.Verb != "HEAD"))
                writer.Line("case global::Adapters.Method.Head:");
            writer.Indent();
            EmitAnswer(endpoint);
            writer.Outdent();
        }

        writer.Close();
    }

    /// <summary>Emits the call of an endpoint. The values go by their position: two methods of a path may name them differently.</summary>
    private void EmitAnswer(EndpointModel endpoint)
    {
        writer.Line($"{router.Code.ResultName} = {router.Answer(endpoint, ArgumentEmitter.RouteValues(resource.Endpoints[0]))};");
        writer.Line("return true;");
    }
}
