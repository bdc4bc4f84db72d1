using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// A field that serves locks alone and is seen whole: private, readonly, made in place, of a class in one part. A semaphore cannot be
/// entered twice by one thread, so no lock of the field may be reached from inside another.
/// </summary>
internal sealed class LockField
{
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
        return locks.Count == uses.Count && !locks.Exists(l => Reenters(l, locks, model, cancellation)) ? new LockField(field.Name, declaration, locks) : null;
    }

    public static FieldDeclarationSyntax AsSemaphore(FieldDeclarationSyntax field)
    {
        var variable = field.Declaration.Variables[0];
        var value = SyntaxFactory.ParseExpression("new(1, 1)");
        return field.WithDeclaration(field.Declaration
            .WithType(SyntaxFactory.IdentifierName("SemaphoreSlim").WithTriviaFrom(field.Declaration.Type))
            .WithVariables([variable.WithInitializer(variable.Initializer!.WithValue(value))]));
    }

    private static LockStatementSyntax? LockOf(IdentifierNameSyntax use)
    {
        SyntaxNode expression = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : use;
        return expression.Parent is LockStatementSyntax statement && statement.Expression == expression ? statement : null;
    }

    /// <summary>Whether a lock is reached from inside of one, through methods of the class at any depth.</summary>
    private static bool Reenters(LockStatementSyntax statement, List<LockStatementSyntax> locks, SemanticModel model, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode>();
        var queue = new Queue<SyntaxNode>([statement.Statement]);
        while (queue.Count > 0)
        {
            var code = queue.Dequeue();
            if (locks.Exists(l => l.Span != statement.Span && code.Span.Contains(l.Span)) || (code != statement.Statement && code.Span.Contains(statement.Span)))
                return true;
            foreach (var name in code.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var called = model.GetSymbolInfo(name, cancellation).Symbol;
                foreach (var reference in called is IMethodSymbol or IPropertySymbol ? called.DeclaringSyntaxReferences : [])
                {
                    var declaration = reference.GetSyntax(cancellation);
                    if (declaration.SyntaxTree == statement.SyntaxTree && seen.Add(declaration))
                        queue.Enqueue(declaration);
                }
            }
        }

        return false;
    }
}
