using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.State;

/// <summary>Determines whether a lock keeps other threads out of a place.</summary>
internal static class Locks
{
    /// <summary>Looks for a lock statement, a using of what a lock returned, or a try whose finally releases something.</summary>
    public static bool Protect(IOperation place)
    {
        for (var around = place; around.Parent is { } parent; around = parent)
        {
            var isProtected = parent switch
            {
                ILockOperation => true,
                ITryOperation { Finally: { } cleanup } attempt => attempt.Body == around && cleanup.Descendants().Any(IsRelease),
                IUsingOperation { Resources: var resources } => resources.DescendantsAndSelf().Any(IsEntry),
                IBlockOperation block => block.Operations.TakeWhile(o => o != around).Any(IsUsingOfEntry),
                _ => false,
            };
            if (isProtected)
                return true;
        }

        return false;
    }

    private static bool IsUsingOfEntry(IOperation statement) =>
        statement is IUsingDeclarationOperation && statement.Descendants().Any(IsEntry);

    private static bool IsRelease(IOperation operation) => IsCallOf(operation, "Release", "Exit");

    private static bool IsEntry(IOperation operation) =>
        IsCallOf(operation, "Enter", "Acquire", "Wait")
        || (operation is IInvocationOperation { TargetMethod.Name: var name } && name.Contains("Lock"));

    private static bool IsCallOf(IOperation operation, params string[] prefixes) =>
        operation is IInvocationOperation { TargetMethod.Name: var name }
        && Array.Exists(prefixes, p => name.StartsWith(p, StringComparison.Ordinal));
}
