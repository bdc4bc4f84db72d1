using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Syntax;

/// <summary>A type as it is written in a place: by its short name if that means the type there or can be imported.</summary>
/// <param name="Text">The name.</param>
/// <param name="Import">The namespace to import for it, or null.</param>
internal readonly record struct TypeReference(string Text, string? Import)
{
    public static TypeReference TaskAt(SemanticModel model, int position) => At(model, position, "System.Threading.Tasks", "Task");

    public static TypeReference At(SemanticModel model, int position, string containingNamespace, string name)
    {
        var known = model.LookupNamespacesAndTypes(position, name: name);
        if (known.IsEmpty)
            return new TypeReference(name, containingNamespace);
        var isUnique = known.All(s => s.ContainingNamespace?.ToDisplayString() == containingNamespace);
        return new TypeReference(isUnique ? name : QualifiedAt(model, position, containingNamespace, name), null);
    }

    /// <summary>Returns the name of a type with its namespace, from the root where a member has the name of the outermost one.</summary>
    public static string QualifiedAt(SemanticModel model, int position, string containingNamespace, string name)
    {
        var outermost = model.LookupSymbols(position, name: containingNamespace.Split('.')[0]);
        var root = outermost.All(s => s is INamespaceSymbol) ? "" : "global::";
        return $"{root}{containingNamespace}.{name}";
    }
}
