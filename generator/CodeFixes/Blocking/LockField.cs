using Adapters.CodeFixes.Obstacles;
using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// A field that serves locks alone and is seen whole: private, readonly, made in place, of a class in one part. A semaphore cannot be
/// entered twice by one thread, so no lock of the field may be reached from inside another. And it is held while something is awaited: who
/// would wait for it without awaiting could hold up the thread that is to release it, so every lock must be where an await can be.
/// </summary>
internal sealed class LockField
{
    /// <summary>Bodies that are read for one lock while somebody waits for the list of fixes; what reaches more counts as not seen.</summary>
    private const int MaxBodies = 256;

    private LockField(string name, FieldDeclarationSyntax declaration, IReadOnlyList<LockStatementSyntax> locks) => (Name, Declaration, Locks) = (name, declaration, locks);

    public string Name { get; }

    public FieldDeclarationSyntax Declaration { get; }

    public IReadOnlyList<LockStatementSyntax> Locks { get; }

    public static LockField? Of(LockStatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(statement.Expression, cancellation).Symbol is not IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private } field
            || !(field.Type.SpecialType == SpecialType.System_Object || TypeNames.Is(field.Type, "System.Threading.Lock"))
            || field.ContainingType.DeclaringSyntaxReferences.Length != 1
            || field.DeclaringSyntaxReferences[0].GetSyntax(cancellation).Parent?.Parent is not FieldDeclarationSyntax { Declaration.Variables: [{ Initializer: not null }] } declaration
            || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return null;
        var uses = type.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == field.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellation).Symbol, field)).ToList();
        var locks = uses.Select(LockOf).OfType<LockStatementSyntax>().ToList();
        return locks.Count == uses.Count && locks.TrueForAll(l => AwaitPlaces.Allows(l.Expression, model, cancellation) && !Reenters(l, locks, model.Compilation, cancellation))
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

    private static LockStatementSyntax? LockOf(IdentifierNameSyntax use)
    {
        SyntaxNode expression = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : use;
        return expression.Parent is LockStatementSyntax statement && statement.Expression == expression ? statement : null;
    }

    /// <summary>Whether a lock may be reached from inside of one, through methods of the source at any depth, or by a delegate.</summary>
    private static bool Reenters(LockStatementSyntax statement, List<LockStatementSyntax> locks, Compilation compilation, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode>();
        var queue = new Queue<SyntaxNode>([statement.Statement]);
        while (queue.Count > 0)
        {
            var code = queue.Dequeue();
            if (seen.Count > MaxBodies || locks.Exists(l => (l != statement || code != statement.Statement) && code.Contains(l)))
                return true;
            var model = compilation.GetSemanticModel(code.SyntaxTree);
            foreach (var called in code.DescendantNodes().Select(n => model.GetSymbolInfo(n, cancellation).Symbol).Where(s => s is IMethodSymbol or IPropertySymbol))
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
