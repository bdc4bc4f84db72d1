using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Queries that a provider translates for a database, distinguished from those over objects in memory.</summary>
internal sealed class DatabaseQueries(Compilation compilation)
{
    private readonly Lazy<bool> _exist = new(() =>
        compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions") is not null
        || compilation.GetTypeByMetadataName("MongoDB.Driver.Linq.MongoQueryable") is not null
        || compilation.GetTypeByMetadataName("System.Data.Entity.QueryableExtensions") is not null);

    /// <summary>
    /// Indicates whether to enumerate the source runs a query at a database: a query over objects in memory has the same type.
    /// </summary>
    public bool AreRunBy(IOperation? source) => _exist.Value && source is not null && IsQuery(source) && !BeginsInMemory(source);

    /// <summary>Indicates whether the source is a query over objects in memory.</summary>
    public bool AreInMemory(IOperation? source) => source is not null && IsQuery(source) && !AreRunBy(source);

    private static bool IsQuery(IOperation source)
    {
        var value = Unwrap(source);
        return value.Type is { } type && (IsQueryable(type) || type.AllInterfaces.Any(IsQueryable));
    }

    private static bool IsQueryable(ITypeSymbol type) =>
        type.Name == "IQueryable" && type.ContainingNamespace?.ToDisplayString() == "System.Linq";

    private static bool BeginsInMemory(IOperation source)
    {
        for (var value = Unwrap(source); value is IInvocationOperation { Arguments: [var first, ..] } call; value = Unwrap(first.Value))
        {
            if (call.TargetMethod.Name == "AsQueryable")
                return !IsQuery(first.Value);
        }

        return false;
    }

    public static IOperation Unwrap(IOperation value)
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
}
