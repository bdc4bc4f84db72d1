using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>
/// Emits a router: whole literal paths by length and then by their bytes (which the JIT compiler compares eight at a time), then the
/// segment tree as nested code (its wide parts in methods of their own). Nothing is built at startup.
/// </summary>
internal sealed class RouterEmitter(Router router, RouteTree tree, PathCase @case, CodeWriter writer)
{
    /// <summary>The JIT compiler does not optimise methods that are too long: this much stays in one method.</summary>
    private const int MostChildren = 8;
    private const int MostResources = 16;

    /// <summary>A longer path goes on in another method, so that nested code has an end, and so does the recursion that emits it.</summary>
    private const int MostDepth = 32;

    private const string Reader = "global::Adapters.CompilerServices.RouteValue";

    private readonly Queue<(RouteNode Node, int Depth)> _branches = new();
    private readonly EdgeTests _tests = new(@case);
    private int _emittedBranches;

    public void Emit()
    {
        writer.Open($"public static bool Try{router.Name}({router.Code.Parameters}, {router.OutcomeParameters})");
        writer.Line($"var path = {router.Code.Path};");
        writer.Line("if (global::System.MemoryExtensions.Contains(path, (byte)'%'))");
        writer.Line($"    path = {Reader}.Normalize(path);");
        EmitLiterals();
        if (tree.Root.Literals.Count + tree.Root.Edges.Count > 0)
        {
            writer.Open("if (path.Length > 0 && path[0] == '/')");
            EmitChildren(tree.Root, 0, "");
            writer.Close();
        }

        EmitMiss();
        writer.Close();
        EmitBranches();
        foreach (var resource in tree.Resources)
            new ResourceEmitter(router, resource, writer).Emit();
    }

    private void EmitLiterals() =>
        new LiteralSwitch<RouteResource>("path", @case, (isEqual, resource) => EmitTry($"{isEqual} && {Call(resource, "")}"), writer)
            .Emit(tree.Literals.ToDictionary(r => @case.Fold(r.Path)));

    /// <summary>Returns the call that asks the routes of a path for an answer.</summary>
    private string Call(RouteResource resource, string values) =>
        $"{router.Resource(resource)}({router.Code.Arguments}{values}, {router.Outcome})";

    /// <summary>Emits a return if the condition is true: what it calls has answered.</summary>
    private void EmitTry(string condition)
    {
        writer.Line($"if ({condition})");
        writer.Line("    return true;");
    }

    /// <summary>Emits the search behind a node: the next segment begins at <c>next{depth}</c>.</summary>
    private void EmitNode(RouteNode node, int depth, string values)
    {
        if (node.Resource is { } resource)
            EmitTry($"next{depth} > path.Length && {Call(resource, values)}");
        if (node.Literals.Count + node.Edges.Count == 0)
            return;
        writer.Open($"if (next{depth} <= path.Length)");
        EmitChildren(node, depth, values);
        writer.Close();
    }

    private void EmitChildren(RouteNode node, int depth, string values)
    {
        var start = depth == 0 ? "1" : $"next{depth}";
        depth++;
        writer.Line($"var segment{depth} = {Reader}.Segment(path, {start}, out var next{depth});");
        EmitLiteralChildren(node, depth, values);
        foreach (var (edge, child) in node.Edges)
            EmitEdge(edge, child, depth, start, values);
    }

    private void EmitLiteralChildren(RouteNode node, int depth, string values) =>
        new LiteralSwitch<RouteNode>(
            $"segment{depth}", @case,
            (isEqual, child) => EmitChild(isEqual, child, depth, values, isApart: node.Literals.Count > MostChildren),
            writer)
            .Emit(node.Literals);

    /// <summary>Emits the search behind a node in place, or in a method of its own that is emitted later.</summary>
    private void EmitChild(string condition, RouteNode child, int depth, string values, bool isApart)
    {
        if (isApart || child.Count > MostResources || depth % MostDepth == 0)
        {
            _branches.Enqueue((child, depth));
            var branch = $"{router.Name}Branch{_emittedBranches + _branches.Count}";
            EmitTry($"{condition} && {branch}({router.Code.Arguments}, path, next{depth}{values}, {router.Outcome})");
            return;
        }

        writer.Open($"if ({condition})");
        EmitNode(child, depth, values);
        writer.Close();
    }

    private void EmitBranches()
    {
        while (_branches.Count > 0)
        {
            var (node, depth) = _branches.Dequeue();
            writer.Line();
            var position = $"{EmittedNames.Bytes} path, int next{depth}{BranchParameters(node)}";
            var branch = $"{router.Name}Branch{++_emittedBranches}";
            writer.Open($"private static bool {branch}({router.Code.Parameters}, {position}, {router.OutcomeParameters})");
            EmitNode(node, depth, string.Concat(Enumerable.Range(0, node.Values.Length).Select(i => $", route{i}")));
            EmitMiss();
            writer.Close();
        }
    }

    private static string BranchParameters(RouteNode node) =>
        string.Concat(node.Values.Select((v, i) => $", {v.Conversion!.TypeName} route{i}"));

    private void EmitMiss()
    {
        writer.Line($"{router.Code.ResultName} = default!;");
        writer.Line("return false;");
    }

    private void EmitEdge(RouteEdge edge, RouteNode child, int depth, string start, string values)
    {
        var text = edge.IsCatchAll ? $"path[{start}..]" : $"segment{depth}";
        var (condition, arguments) = edge.Parts.Count > 1
            ? _tests.Split(edge.Parts, text)
            : _tests.Read(edge.Parts[0], text, isEmptyToo: edge.IsCatchAll);
        if (edge.IsCatchAll)
            EmitTry((condition.Length == 0 ? "" : condition + " && ") + Call(child.Resource!, values + arguments));
        else
            EmitChild(condition, child, depth, values + arguments, isApart: false);
    }
}
