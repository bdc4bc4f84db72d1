using System.Security;
using Adapters.Generator.Routing.Conditions;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>
/// Emits what answers a path: the route of the request's method whose conditions hold. If there is none, the methods that are allowed are
/// noted, and the search goes on.
/// </summary>
internal sealed class ResourceEmitter(Router router, RouteResource resource, CodeWriter writer)
{
    public void Emit()
    {
        var values = string.Concat(resource.Values.Select(v => $", {v.Conversion!.TypeName} {v.Variable}"));
        writer.Line();
        writer.Line($"/// <summary>{SecurityElement.Escape(resource.Path)}</summary>");
        writer.Open($"private static bool {router.Resource(resource)}({router.Code.Parameters}{values}, {router.OutcomeParameters})");
        foreach (var group in resource.Routes.GroupBy(r => r.Endpoint.Guard).OrderBy(g => g.Key.Order, StringComparer.Ordinal))
            EmitGroup(group.Key, [.. group]);
        if (router.HasMethods || resource.Routes.All(r => r.Endpoint.Guard.Count > 0))
        {
            writer.Line($"{router.Code.ResultName} = default!;");
            writer.Line("return false;");
        }

        writer.Close();
    }

    private void EmitGroup(RouteGuard guard, List<RouteVariant> routes)
    {
        if (guard.Count > 0)
            writer.Open($"if ({guard.Condition(router.Code.Scope)})");
        if (router.HasMethods)
            EmitMethods(routes);
        else
            EmitAnswer(routes[0]);
        if (guard.Count > 0)
            writer.Close();
    }

    private void EmitMethods(List<RouteVariant> routes)
    {
        var byVerb = routes.GroupBy(r => r.Endpoint.Verb).ToDictionary(g => g.Key, g => g.ToList());
        EmitKnownMethods(byVerb);
        foreach (var verb in byVerb.Where(v => Verbs.Known(v.Key) is null))
        {
            var method = $"{router.Code.Scope}.Request.MethodName, {EmittedNames.Utf8(verb.Key)}";
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({method}))");
            EmitMethod(verb.Value);
            writer.Close();
        }

        var allow = string.Join(", ", byVerb.Keys.SelectMany(v => v == "GET" ? new[] { "GET", "HEAD" } : [v]).Distinct());
        writer.Line($"allow = global::Adapters.CompilerServices.RouteMatch.Allow(allow, {EmittedNames.Quote(allow)});");
    }

    private void EmitKnownMethods(Dictionary<string, List<RouteVariant>> byVerb)
    {
        var known = byVerb.Where(v => Verbs.Known(v.Key) is not null).ToList();
        if (known.Count == 0)
            return;
        writer.Open($"switch ({router.Code.Scope}.Method)");
        foreach (var verb in known)
        {
            writer.Line($"case global::Adapters.Method.{Verbs.Known(verb.Key)}:");
            if (verb.Key == "GET" && !byVerb.ContainsKey("HEAD"))
                writer.Line("case global::Adapters.Method.Head:");
            writer.Indent();
            EmitMethod(verb.Value);
            writer.Outdent();
        }

        writer.Close();
    }

    /// <summary>Emits the routes of a method: those for some content types, then the one for any, or else a rejection.</summary>
    private void EmitMethod(List<RouteVariant> routes)
    {
        foreach (var route in routes.Where(r => r.Endpoint.Consumes.Count > 0))
        {
            writer.Open($"if ({RouteGuard.Consumes(router.Code.Scope, route.Endpoint.Consumes)})");
            EmitAnswer(route);
            writer.Close();
        }

        if (routes.Find(r => r.Endpoint.Consumes.Count == 0) is { } any)
        {
            EmitAnswer(any);
            return;
        }

        var types = string.Join(", ", routes.SelectMany(r => r.Endpoint.Consumes).Distinct());
        writer.Line($"{router.Code.ResultName} = {router.Unsupported(types)};");
        writer.Line("return true;");
    }

    /// <summary>Emits the call of an endpoint. The values go by their position: two methods of a path may name them differently.</summary>
    private void EmitAnswer(RouteVariant route)
    {
        var values = route.Arguments([.. resource.Values.Select(v => v.Variable)]);
        writer.Line($"{router.Code.ResultName} = {router.Answer(route.Endpoint, values)};");
        writer.Line("return true;");
    }
}
