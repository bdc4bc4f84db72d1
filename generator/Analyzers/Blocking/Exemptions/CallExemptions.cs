using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Calls of blocking members that do not block, by what is called upon and with what.</summary>
internal sealed class CallExemptions(Compilation compilation, BlockingOptions options)
{
    /// <summary>StackExchange.Redis.CommandFlags.FireAndForget.</summary>
    private const int FireAndForget = 2;

    public DatabaseQueries Queries { get; } = new(compilation);

    public bool Apply(CallSite call) =>
        HasZeroTimeout(call.Arguments)
        || InMemoryStreams.IsCall(call)
        || UnboundedCollections.IsAddition(call)
        || AvailableInput.IsTaken(call)
        || call.Arguments.Any(a => IsForgotten(a.Value))
        || IsLog(call.Instance)
        || ReadOnlyFiles.IsNewArchive(call)
        || (call.Member.Name == "Form" && ReadForms.Are(call))
        || (IsSqlite(call) && !options.CountsSqlite(call.Operation.Syntax.SyntaxTree));

    /// <summary>Indicates whether a resource is one of SQLite, whose asynchronous forms block as well.</summary>
    public bool IsSqlite(ITypeSymbol type, IOperation resource) =>
        (IsSqlite(type) || IsSqlite(DatabaseQueries.Unwrap(resource).Type)) && !options.CountsSqlite(resource.Syntax.SyntaxTree);

    private static bool HasZeroTimeout(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if ((IsTimeout(argument.Parameter) && ZeroTimeouts.IsZero(argument.Value))
                || argument is { Parameter.Name: "willBlock", Value.ConstantValue: { HasValue: true, Value: false } })
                return true;
        }

        return false;
    }

    private static bool IsTimeout(IParameterSymbol? parameter) =>
        parameter is { Type: { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "TimeSpan" } }
        && (parameter.Name.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0
            || parameter.Name == "microSeconds"
            || parameter.Name.StartsWith("milliseconds", StringComparison.OrdinalIgnoreCase));

    /// <summary>A command of Redis whose answer nobody waits for.</summary>
    private static bool IsForgotten(IOperation flags) =>
        flags is
        {
            ConstantValue: { HasValue: true, Value: int value },
            Type: { Name: "CommandFlags", ContainingNamespace.Name: "Redis" } type
        }
        && type.ContainingNamespace.ContainingNamespace.Name == "StackExchange"
        && (value & FireAndForget) != 0;

    /// <summary>The output of the console, and wsgi.errors: nobody awaits a line of a log.</summary>
    private static bool IsLog(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
        && (name, type.Name, type.ContainingNamespace?.ToDisplayString()) is ("Out" or "Error", "Console", "System")
            or ("Errors", "Environ", "Adapters");

    private static bool IsSqlite(CallSite call) =>
        IsSqlite(call.Method.ContainingType) || IsSqlite(call.Instance is { } instance ? DatabaseQueries.Unwrap(instance).Type : null);

    private static bool IsSqlite(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is "Microsoft.Data.Sqlite" or "System.Data.SQLite";
}
