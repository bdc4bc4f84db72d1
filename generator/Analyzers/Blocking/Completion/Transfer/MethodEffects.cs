using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>
/// The changes of a source method to state of which its caller may know facts: members that it assigns, and collections that it is given.
/// By names alone, through methods of the same type.
/// </summary>
internal sealed class MethodEffects
{
    /// <summary>Methods that call methods: more than this is not seen.</summary>
    private const int MaxDepth = 4;

    private static readonly ConditionalWeakTable<IMethodSymbol, MethodEffects> Known = new();

    private readonly BodyDependencies _dependencies;
    private readonly HashSet<IMethodSymbol> _read = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _collections = new(StringComparer.Ordinal);

    private MethodEffects(IMethodSymbol method, VisitBudget budget)
    {
        _dependencies = new BodyDependencies(budget);
        Read(method, 0);
    }

    public static MethodEffects Of(IMethodSymbol method, BodyDependencies dependencies)
    {
        var effects = Known.GetValue(method.OriginalDefinition, m => new MethodEffects(m, dependencies.Budget));
        dependencies.Add(effects._dependencies);
        return effects;
    }

    /// <summary>Indicates whether a call may run a function that was written elsewhere.</summary>
    public static bool MayRunFunctions(IMethodSymbol method) =>
        method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction
        || !method.DeclaringSyntaxReferences.IsEmpty
        || method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);

    public bool Changes(IParameterSymbol parameter) => _collections.Contains(parameter.Name);

    public CompletionState Apply(CompletionState state) =>
        _members.Count == 0 ? state : state.Without(f => _members.Any(f.IsThrough));

    private void Read(IMethodSymbol method, int depth)
    {
        if (!_read.Add(method))
            return;
        foreach (var node in _dependencies.DeclarationsOf(method).SelectMany(d => d.DescendantNodes()))
        {
            _dependencies.Budget.Visit();
            if (Target(node) is { } target)
                Add(target, method);
            else if (node is InvocationExpressionSyntax call && depth < MaxDepth)
                Follow(call, method, depth);
        }
    }

    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => argument.Expression,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "Enqueue" or "Push" or "TryAdd"
            } access
        }
            => access.Expression,
        _ => null,
    };

    private void Add(ExpressionSyntax target, IMethodSymbol method)
    {
        switch (target)
        {
            case TupleExpressionSyntax tuple:
                _dependencies.Budget.Visit();
                foreach (var argument in tuple.Arguments)
                    Add(argument.Expression, method);
                break;
            case ElementAccessExpressionSyntax element:
                _dependencies.Budget.Visit();
                Add(element.Expression, method);
                break;
            case IdentifierNameSyntax { Identifier.ValueText: var name }:
                (method.Parameters.Any(p => p.Name == name) ? _collections : _members).Add(name);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }:
                _members.Add(name);
                break;
        }
    }

    private void Follow(InvocationExpressionSyntax call, IMethodSymbol method, int depth)
    {
        var name = call.Expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
            _ => null,
        };
        foreach (var called in name is null ? [] : method.ContainingType.GetMembers(name).OfType<IMethodSymbol>())
            Read(called, depth + 1);
    }
}
