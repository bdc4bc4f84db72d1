using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>What answers a path: the route of the request's method; without one, what is allowed is noted, and the search goes on.</summary>
internal sealed class ResourceEmitter(RouterFlavor flavor, RouteResource resource, CodeWriter writer)
{
    public void Emit()
    {
        var parameters = resource.Endpoints[0].RouteParameters.Select(p => $", {p.TypeName} {EmittedNames.Value(p.Name)}");
        writer.Line();
        writer.Line($"/// <summary>{System.Security.SecurityElement.Escape(resource.Template.Text)}</summary>");
        writer.Open($"private static bool {flavor.Resource(resource)}({flavor.Arguments}{string.Concat(parameters)}, {flavor.OutcomeArguments})");
        if (flavor.Name == "WebSocket")
        {
            EmitAnswer(resource.Endpoints[0]);
            writer.Close();
            return;
        }

        EmitMethods();
        foreach (var endpoint in resource.Endpoints.Where(e => Verbs.Known(e.Verb) is null))
        {
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({flavor.Scope}.Request.MethodName, {EmittedNames.Utf8(endpoint.Verb)}))");
            EmitAnswer(endpoint);
            writer.Close();
        }

        writer.Line($"allow = global::Adapters.CompilerServices.RouteMatch.Allow(allow, {EmittedNames.Quote(resource.Allow)});");
        writer.Line($"{flavor.ResultName} = default!;");
        writer.Line("return false;");
        writer.Close();
    }

    private void EmitMethods()
    {
        var known = resource.Endpoints.Where(e => Verbs.Known(e.Verb) is not null).ToList();
        if (known.Count == 0)
            return;
        writer.Open($"switch ({flavor.Scope}.Method)");
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

    /// <summary>The values go by their place: two methods of a resource may call them differently.</summary>
    private void EmitAnswer(EndpointModel endpoint)
    {
        writer.Line($"{flavor.ResultName} = {flavor.Answer(endpoint, ArgumentEmitter.RouteValues(resource.Endpoints[0]))};");
        writer.Line("return true;");
    }
}
