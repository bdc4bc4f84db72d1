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
        return new TypeReference(isUnique ? name : $"{containingNamespace}.{name}", null);
    }
}
