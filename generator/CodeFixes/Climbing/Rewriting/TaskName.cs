using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>How System.Threading.Tasks.Task is written in a place.</summary>
/// <param name="Text">The name.</param>
/// <param name="Import">The namespace to import for it, or null.</param>
internal readonly record struct TaskName(string Text, string? Import)
{
    private const string Namespace = "System.Threading.Tasks";

    public static TaskName At(SemanticModel model, int position)
    {
        var known = model.LookupNamespacesAndTypes(position, name: "Task");
        if (known.IsEmpty)
            return new TaskName("Task", Namespace);
        return known.All(s => s.ContainingNamespace?.ToDisplayString() == Namespace) ? new TaskName("Task", null) : new TaskName($"{Namespace}.Task", null);
    }
}
