using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Exemptions;

/// <summary>Calls of blocking members that do not block, by what is called upon and with what.</summary>
internal sealed class CallExemptions(Compilation compilation, BlockingOptions options)
{
    /// <summary>StackExchange.Redis.CommandFlags.FireAndForget.</summary>
    private const int FireAndForget = 2;

    private readonly Lazy<bool> _hasDatabaseQueries = new(() =>
        compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions") is not null
        || compilation.GetTypeByMetadataName("MongoDB.Driver.Linq.MongoQueryable") is not null
        || compilation.GetTypeByMetadataName("System.Data.Entity.QueryableExtensions") is not null);

    public bool Apply(CallSite call) =>
        HasZeroTimeout(call.Arguments)
        || InMemoryStreams.IsCall(call)
        || UnboundedCollections.IsAddition(call)
        || call.Arguments.Any(a => IsForgotten(a.Value))
        || IsLog(call.Instance)
        || (IsSqlite(call) && !options.CountsSqlite(call.Operation.Syntax.SyntaxTree));

    /// <summary>Whether the call runs a query at a database: a query over objects in memory has the same type.</summary>
    public bool IsDatabaseQuery(IOperation? source) => _hasDatabaseQueries.Value && source is not null && IsQuery(source) && !BeginsInMemory(source);

    public bool IsQueryInMemory(IOperation? source) => source is not null && IsQuery(source) && !IsDatabaseQuery(source);

    private static bool IsQuery(IOperation source)
    {
        var value = Unwrap(source);
        return value.Type is { } type && (IsQueryable(type) || type.AllInterfaces.Any(IsQueryable));
    }

    private static bool IsQueryable(ITypeSymbol type) => type.Name == "IQueryable" && type.ContainingNamespace.ToDisplayString() == "System.Linq";

    private static bool BeginsInMemory(IOperation source)
    {
        for (var value = Unwrap(source); value is IInvocationOperation { Arguments: [var first, ..] } call; value = Unwrap(first.Value))
        {
            if (call.TargetMethod.Name == "AsQueryable")
                return !IsQuery(first.Value);
        }

        return false;
    }

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or ITranslatedQueryOperation)
        {
            value = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                ITranslatedQueryOperation query => query.Operation,
                _ => ((IParenthesizedOperation)value).Operand,
            };
        }

        return value;
    }

    private static bool HasZeroTimeout(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (IsTimeout(argument.Parameter) && IsZero(argument.Value))
                return true;
        }

        return false;
    }

    private static bool IsTimeout(IParameterSymbol? parameter) =>
        parameter is { Type: { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "TimeSpan" } }
        && (parameter.Name.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0 || parameter.Name == "microSeconds" || parameter.Name.StartsWith("milliseconds", StringComparison.OrdinalIgnoreCase));

    /// <summary>A command of Redis whose answer nobody waits for.</summary>
    private static bool IsForgotten(IOperation flags) =>
        flags is { Type: { Name: "CommandFlags", ContainingNamespace: { Name: "Redis", ContainingNamespace.Name: "StackExchange" } }, ConstantValue: { HasValue: true, Value: int value } }
        && (value & FireAndForget) != 0;

    public static bool IsZero(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IConversionOperation conversion => IsZero(conversion.Operand),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IDefaultValueOperation => true,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } from, Arguments: [var only] } when from.Name.StartsWith("From", StringComparison.Ordinal)
            => only.Value.ConstantValue is { HasValue: true, Value: 0 or 0L or 0d },
        _ => false,
    };

    /// <summary>The output of the console, and wsgi.errors: nobody awaits a line of a log.</summary>
    private static bool IsLog(IOperation? instance) => instance is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
        && (name, type.Name, type.ContainingNamespace.ToDisplayString()) is ("Out" or "Error", "Console", "System") or ("Errors", "Environ", "Adapters");

    private static bool IsSqlite(CallSite call) =>
        IsSqlite(call.Method.ContainingType) || IsSqlite(call.Instance is { } instance ? Unwrap(instance).Type : null);

    private static bool IsSqlite(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() is "Microsoft.Data.Sqlite" or "System.Data.SQLite";
}
