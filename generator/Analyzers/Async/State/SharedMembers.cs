using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.State;

/// <summary>Finds the fields, properties and parameters of a class that several threads see, and the calls that change them.</summary>
internal static class SharedMembers
{
    /// <summary>
    /// Returns the static member, or the member of this object, that the target is or belongs to. A parameter of the class is such a
    /// member.
    /// </summary>
    public static ISymbol? Of(IOperation target, bool isContent)
    {
        while (target is IFieldReferenceOperation { Instance: { Type.IsValueType: true } outer and not IInstanceReferenceOperation })
            target = outer;
        if (target is IParameterReferenceOperation { Parameter: var parameter }
            && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            return parameter;
        var member = (target as IMemberReferenceOperation)?.Member;
        if (target is IMemberReferenceOperation { Instance: not (null or IInstanceReferenceOperation) } || member is null)
            return null;
        return member switch
        {
            IFieldSymbol field => (isContent || !field.IsReadOnly) && !IsOfThread(field) ? field : null,
            IPropertySymbol property => isContent || IsAutomatic(property) ? property : null,
            _ => null,
        };
    }

    public static bool IsVolatile(IOperation target) => target is IFieldReferenceOperation { Field.IsVolatile: true };

    /// <summary>Determines whether the type is a collection that several threads must not change at once.</summary>
    public static bool IsPlainCollection(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        {
            Name: "List" or "Dictionary" or "HashSet" or "Queue" or "Stack" or "LinkedList" or "SortedDictionary" or "SortedList"
                or "SortedSet" or "PriorityQueue" or "OrderedDictionary",
            ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } },
        };

    public static bool Changes(IMethodSymbol method) =>
        method.Name is "Clear" or "Push" or "Pop" or "TryPop" or "Sort" or "Reverse" or "UnionWith" or "ExceptWith" or "IntersectWith"
            or "TryAdd" or "TryDequeue" or "TrimExcess" or "EnsureCapacity"
        || method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Insert", StringComparison.Ordinal)
        || method.Name.StartsWith("Remove", StringComparison.Ordinal) || method.Name.StartsWith("Enqueue", StringComparison.Ordinal)
        || method.Name.StartsWith("Dequeue", StringComparison.Ordinal);

    private static bool IsOfThread(IFieldSymbol field) => field.GetAttributes().Any(a => a.AttributeClass?.Name == "ThreadStaticAttribute");

    /// <summary>Determines whether an assignment of the property only assigns a field. Any other setter may have a lock.</summary>
    private static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers()
        .Any(m => m is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property));
}
