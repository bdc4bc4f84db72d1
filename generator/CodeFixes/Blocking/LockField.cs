using Adapters.Analyzers.Async.State;
using Adapters.Analyzers.Symbols;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// A field that is used only in locks, all of which are visible: private, readonly, initialized where it is declared, in a class with one
/// part. A thread cannot enter a semaphore twice, so no lock of the field may be reachable from inside another. And a semaphore is held
/// across awaits, so a thread that waits for it without awaiting could be the one that has to release it: every lock must be where an await
/// is allowed.
/// </summary>
internal sealed class LockField
{
    /// <summary>The limit of bodies to read for one lock while the user waits for the list of fixes. More count as nested locks.</summary>
    private const int MaxBodies = 256;

    private LockField(string name, FieldDeclarationSyntax declaration, IReadOnlyList<LockStatementSyntax> locks) =>
        (Name, Declaration, Locks) = (name, declaration, locks);

    public string Name { get; }

    public FieldDeclarationSyntax Declaration { get; }

    public IReadOnlyList<LockStatementSyntax> Locks { get; }

    public static LockField? Of(LockStatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(statement.Expression, cancellation).Symbol is not IFieldSymbol field || !IsLock(field)
            || DeclarationOf(field, cancellation) is not { } declaration
            || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return null;
        var uses = type.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == field.Name)
            .Where(n => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellation).Symbol, field)).ToList();
        var locks = uses.Select(LockOf).OfType<LockStatementSyntax>().ToList();
        return locks.Count == uses.Count && locks.TrueForAll(l => AwaitPlaces.Allows(l.Expression, model, cancellation))
            && !locks.Exists(l => Reenters(l, locks, model.Compilation, cancellation))
            ? new LockField(field.Name, declaration, locks)
            : null;
    }

    public static FieldDeclarationSyntax AsSemaphore(FieldDeclarationSyntax field, string type)
    {
        var variable = field.Declaration.Variables[0];
        var value = SyntaxFactory.ParseExpression("new(1, 1)");
        return field.WithDeclaration(field.Declaration
            .WithType(SyntaxFactory.ParseTypeName(type).WithTriviaFrom(field.Declaration.Type))
            .WithVariables([variable.WithInitializer(variable.Initializer!.WithValue(value))]));
    }

    private static bool IsLock(IFieldSymbol field) =>
        field is { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private }
        && (field.Type.SpecialType == SpecialType.System_Object || TypeNames.Is(field.Type, "System.Threading.Lock"))
        && field.ContainingType.DeclaringSyntaxReferences.Length == 1;

    private static FieldDeclarationSyntax? DeclarationOf(IFieldSymbol field, CancellationToken cancellation) =>
        field.DeclaringSyntaxReferences[0].GetSyntax(cancellation).Parent?.Parent
            is FieldDeclarationSyntax { Declaration.Variables: [{ Initializer: not null }] } declaration ? declaration : null;

    private static LockStatementSyntax? LockOf(IdentifierNameSyntax use)
    {
        SyntaxNode expression = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : use;
        return expression.Parent is LockStatementSyntax statement && statement.Expression == expression ? statement : null;
    }

    /// <summary>Indicates whether a lock may be reachable from inside the statement, through members at any depth or a delegate.</summary>
    private static bool Reenters(
        LockStatementSyntax statement, List<LockStatementSyntax> locks, Compilation compilation, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode>();
        var queue = new Queue<SyntaxNode>([statement.Statement]);
        while (queue.Count > 0)
        {
            var code = queue.Dequeue();
            if (seen.Count > MaxBodies || locks.Exists(l => (l != statement || code != statement.Statement) && code.Contains(l)))
                return true;
            var model = compilation.GetSemanticModel(code.SyntaxTree);
            var symbols = code.DescendantNodes().Select(n => model.GetSymbolInfo(n, cancellation).Symbol);
            foreach (var called in symbols.Where(s => s is IMethodSymbol or IPropertySymbol))
            {
                if (code == statement.Statement && called is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke })
                    return true;
                foreach (var declaration in called!.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).Where(seen.Add))
                    queue.Enqueue(declaration);
            }
        }

        return false;
    }
}
