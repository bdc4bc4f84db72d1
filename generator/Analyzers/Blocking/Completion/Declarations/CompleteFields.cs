using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Completion.Declarations;

/// <summary>
/// Private fields that nobody ever gives a task that still runs, such as the last result of a reader, which is kept to be given again. By
/// the names in the code of the type.
/// </summary>
internal sealed class CompleteFields
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, CompleteFields> OfTypes = new();

    private readonly HashSet<string> _complete = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    private CompleteFields(IEnumerable<SyntaxNode> declarations)
    {
        foreach (var node in declarations.SelectMany(d => d.DescendantNodes()))
            Read(node);
    }

    public static bool Contain(IFieldSymbol field, BodyDependencies dependencies)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || !Awaitables.IsTask(field.Type)
            || field.DeclaringSyntaxReferences.IsEmpty)
            return false;
        var declarations = dependencies.DeclarationsOf(field.ContainingType);
        var fields = OfTypes.GetValue(field.ContainingType.OriginalDefinition, _ => new CompleteFields(declarations));
        return fields._complete.Contains(field.Name) && !fields._others.Contains(field.Name);
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value } field:
                Add(field.Identifier.ValueText, value);
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple }:
                _others.UnionWith(tuple.DescendantNodes().OfType<SimpleNameSyntax>().Select(n => n.Identifier.ValueText));
                break;
            case AssignmentExpressionSyntax assignment when NameOf(assignment.Left) is { } name:
                Add(name, assignment.Right);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when NameOf(argument.Expression) is { } name:
                _others.Add(name);
                break;
            case RefExpressionSyntax reference when NameOf(reference.Expression) is { } name:
                _others.Add(name);
                break;
        }
    }

    private void Add(string name, ExpressionSyntax value) =>
        (MemberDeclarations.IsComplete(value) || value.IsKind(SyntaxKind.NullLiteralExpression) ? _complete : _others).Add(name);

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
