using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>Finds the schemas that operations need: those of the first context that knows a type, as emitted code does.</summary>
internal sealed class FragmentBuilder
{
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiSchema> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiSchema> _used = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);

    private FragmentBuilder(IEnumerable<ApiContext> contexts, IEnumerable<CommentFile> files)
    {
        foreach (var text in files.SelectMany(f => f.Texts))
            _comments[text.Id] = text.Text;
        foreach (var context in contexts.OrderBy(c => c.TypeName, StringComparer.Ordinal))
        {
            foreach (var root in context.Roots.Where(r => !_roots.ContainsKey(r.TypeName)))
                _roots.Add(root.TypeName, Comment(root.Json));
            foreach (var component in context.Components)
                _components[component.Key] = component with
                {
                    Json = Comment(component.Json),
                    PatchJson = component.PatchJson is { } patch ? Comment(patch) : null,
                };
        }
    }

    public static ApiFragment Build(
        IReadOnlyList<ApiHandler> handlers, IEnumerable<ApiContext> contexts, IEnumerable<CommentFile> files) =>
        new FragmentBuilder(contexts, files).Build(handlers);

    private ApiFragment Build(IReadOnlyList<ApiHandler> handlers)
    {
        var operations = handlers.SelectMany(h => h.Operations).Select(o => o with { Json = Resolve(o.Json) }).ToList();
        operations.ForEach(o => Use(o.Json));
        return new ApiFragment(
            handlers.Select(h => h.Tag).GroupBy(t => t.Name).Select(g => g.FirstOrDefault(t => t.Description is not null) ?? g.First())
                .ToEquatableArray(),
            operations.ToEquatableArray(), _used.Values.OrderBy(s => s.Key, StringComparer.Ordinal).ToEquatableArray(),
            handlers.SelectMany(h => h.SecuritySchemes).ToEquatableArray());
    }

    private string Comment(string json) => DocumentMarks.ReplaceComments(json, id => _comments.TryGetValue(id, out var text) ? text : null);

    private string Resolve(string json) => DocumentMarks.ReplacePatches(DocumentMarks.ReplaceTypes(json, SchemaOf), PatchOf);

    /// <summary>A type that no context knows is an error, and anything until it is mended.</summary>
    private string SchemaOf(string type) => _roots.TryGetValue(type, out var json) ? json : "{}";

    private string PatchOf(string type)
    {
        var json = SchemaOf(type);
        var key = DocumentMarks.ComponentsIn(json).FirstOrDefault();
        if (key is null || !_components.TryGetValue(key, out var whole) || whole.PatchJson is not { } patch)
            return json;
        var own = key + " patch";
        _components[own] = new ApiSchema(own, whole.Name + "Patch", whole.FullName + "Patch", patch, null);
        return json.Replace(DocumentMarks.OfComponent(key), DocumentMarks.OfComponent(own));
    }

    private void Use(string json)
    {
        var pending = new Stack<string>(DocumentMarks.ComponentsIn(json));
        while (pending.Count > 0)
        {
            var key = pending.Pop();
            if (_used.ContainsKey(key) || !_components.TryGetValue(key, out var component))
                continue;
            _used.Add(key, component);
            foreach (var next in DocumentMarks.ComponentsIn(component.Json))
                pending.Push(next);
        }
    }
}
