using Adapters.Generator.Model;
using Adapters.Generator.Routing;

namespace Adapters.Generator.Emitting;

/// <summary>
/// A router: whole literal paths by length and then by their bytes (which the compiler to machine code compares eight at a
/// time), then the segment tree as nested code. Nothing is built at start-up.
/// </summary>
internal sealed class RouterEmitter(RouterFlavor flavor, RouteTree tree, CodeWriter writer)
{
    private int _values;

    public void Emit()
    {
        writer.Open($"public static bool Try{flavor.Name}({flavor.Arguments}, ref string? allow, out {flavor.Result} {flavor.ResultName})");
        writer.Line($"var path = {flavor.Path};");
        EmitLiterals();
        if (tree.Root.Literals.Count + tree.Root.Parameters.Count > 0)
        {
            writer.Open("if (path.Length > 0 && path[0] == '/')");
            EmitChildren(tree.Root, 0, "");
            writer.Close();
        }

        writer.Line($"{flavor.ResultName} = default!;");
        writer.Line("return false;");
        writer.Close();
        foreach (var resource in tree.Resources)
            EmitResource(resource);
    }

    private void EmitLiterals()
    {
        var byLength = tree.Literals.GroupBy(r => r.Template.Text.Length).OrderBy(g => g.Key).ToList();
        if (byLength.Count == 0)
            return;
        writer.Open("switch (path.Length)");
        foreach (var group in byLength)
        {
            writer.Line($"case {group.Key}:");
            writer.Indent();
            foreach (var resource in group)
            {
                writer.Line($"if (global::System.MemoryExtensions.SequenceEqual(path, {Names.Utf8(resource.Template.Text)}) && {ResourceName(resource)}({flavor.Call}, ref allow, out {flavor.ResultName}))");
                writer.Line("    return true;");
            }

            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    /// <summary>Goes on behind a node: the next segment begins at <c>next{depth}</c>.</summary>
    private void EmitNode(RouteNode node, int depth, string values)
    {
        if (node.Resource is { } resource)
        {
            writer.Line($"if (next{depth} > path.Length && {ResourceName(resource)}({flavor.Call}{values}, ref allow, out {flavor.ResultName}))");
            writer.Line("    return true;");
        }

        if (node.Literals.Count + node.Parameters.Count == 0)
            return;
        writer.Open($"if (next{depth} <= path.Length)");
        EmitChildren(node, depth, values);
        writer.Close();
    }

    private void EmitChildren(RouteNode node, int depth, string values)
    {
        var start = depth == 0 ? "1" : $"next{depth}";
        depth++;
        writer.Line($"var segment{depth} = global::Adapters.RouteValue.Segment(path, {start}, out var next{depth});");
        EmitLiteralChildren(node, depth, values);
        foreach (var (edge, child) in node.Parameters)
            EmitParameter(edge, child, depth, start, values);
    }

    private void EmitLiteralChildren(RouteNode node, int depth, string values)
    {
        if (node.Literals.Count == 0)
            return;
        writer.Open($"switch (segment{depth}.Length)");
        foreach (var group in node.Literals.GroupBy(l => l.Key.Length).OrderBy(g => g.Key))
        {
            writer.Line($"case {group.Key}:");
            writer.Indent();
            foreach (var literal in group)
            {
                writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(segment{depth}, {Names.Utf8(literal.Key)}))");
                EmitNode(literal.Value, depth, values);
                writer.Close();
            }

            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    private void EmitParameter(RouteEdge edge, RouteNode child, int depth, string start, string values)
    {
        var value = $"value{++_values}";
        if (edge.IsCatchAll)
        {
            writer.Line($"if ({ResourceName(child.Resource!)}({flavor.Call}{values}, global::Adapters.RouteValue.Text(path[{start}..]), ref allow, out {flavor.ResultName}))");
            writer.Line("    return true;");
        }
        else if (edge.Parameter.Parsing == ValueParsing.Text)
        {
            writer.Open($"if (segment{depth}.Length > 0)");
            EmitNode(child, depth, $"{values}, global::Adapters.RouteValue.Text(segment{depth})");
            writer.Close();
        }
        else
        {
            writer.Open($"if ({BindingEmitter.Parse("RouteValue", edge.Parameter, "segment" + depth, "var " + value)})");
            EmitNode(child, depth, $"{values}, {value}");
            writer.Close();
        }
    }

    private void EmitResource(RouteResource resource)
    {
        var parameters = resource.Endpoints[0].RouteParameters.Select(p => $", {p.TypeName} {Names.Value(p.Name)}");
        writer.Line();
        writer.Line($"/// <summary>{System.Security.SecurityElement.Escape(resource.Template.Text)}</summary>");
        writer.Open($"private static bool {ResourceName(resource)}({flavor.Arguments}{string.Concat(parameters)}, ref string? allow, out {flavor.Result} {flavor.ResultName})");
        if (flavor.Name == "WebSocket")
        {
            EmitAnswer(resource.Endpoints[0], resource);
            writer.Close();
            return;
        }

        EmitMethods(resource);
        foreach (var endpoint in resource.Endpoints.Where(e => Known(e.Verb) is null))
        {
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({flavor.Scope}.Request.MethodName, {Names.Utf8(endpoint.Verb)}))");
            EmitAnswer(endpoint, resource);
            writer.Close();
        }

        writer.Line($"allow = global::Adapters.RouteMatch.Allow(allow, {Names.Quote(resource.Allow)});");
        writer.Line($"{flavor.ResultName} = default!;");
        writer.Line("return false;");
        writer.Close();
    }

    private void EmitMethods(RouteResource resource)
    {
        var known = resource.Endpoints.Where(e => Known(e.Verb) is not null).ToList();
        if (known.Count == 0)
            return;
        writer.Open($"switch ({flavor.Scope}.Method)");
        foreach (var endpoint in known)
        {
            writer.Line($"case global::Adapters.Method.{Known(endpoint.Verb)}:");
            if (endpoint.Verb == "GET" && known.All(e => e.Verb != "HEAD"))
                writer.Line("case global::Adapters.Method.Head:");
            writer.Indent();
            EmitAnswer(endpoint, resource);
            writer.Outdent();
        }

        writer.Close();
    }

    /// <summary>The values go by their place: two methods of a resource may call them differently.</summary>
    private void EmitAnswer(EndpointModel endpoint, RouteResource resource)
    {
        writer.Line($"{flavor.ResultName} = {flavor.Answer(endpoint, BindingEmitter.RouteValues(resource.Endpoints[0]))};");
        writer.Line("return true;");
    }

    private string ResourceName(RouteResource resource) => $"{flavor.Name}Resource{resource.Number}";

    private static string? Known(string verb) => verb switch
    {
        "GET" => "Get",
        "HEAD" => "Head",
        "POST" => "Post",
        "PUT" => "Put",
        "DELETE" => "Delete",
        "OPTIONS" => "Options",
        "PATCH" => "Patch",
        "TRACE" => "Trace",
        _ => null,
    };
}
