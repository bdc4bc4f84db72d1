using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>
/// Finds the asynchronous method that can stand in the place of a call, by binding it there with the arguments that are there. Comparing
/// names would promise what does not compile.
/// </summary>
internal sealed class AsyncAlternativeFinder(Compilation compilation)
{
    private const int MaxQuestionMarks = 32;
    private const string NoToken = "default(global::System.Threading.CancellationToken)";

    private readonly AsyncExtensions _extensions = new(compilation);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _hasMember = new(SymbolEqualityComparer.Default);

    public AsyncAlternative? Find(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension)
            || Awaitables.IsAwaitable(method.ReturnType))
            return null;
        var name = RenamedAlternatives.NameOf(method);
        var extensions = ExtensionsFor(call, method, name, model, cancellation);
        // Without a candidate, which is nearly always, nothing is bound.
        if (!_hasMember.GetOrAdd(method.OriginalDefinition, HasMember) && !extensions.Any()
            && !ReceiversOf(call, method, model, cancellation).Any(r => HasMember(r, name)) && !HasLocalFunction(call, name))
            return null;
        if (Rename(call, name) is not { } renamed)
            return null;
        if (Bind(call, renamed, model) is { } bound)
            return Fits(bound, method, call, model, cancellation)
                ? new AsyncAlternative(name, null, compilation.Declares(bound), bound)
                : null;
        return Completed(call, renamed, method, model, cancellation) ?? Unimported(call, method, extensions, model, cancellation);
    }

    /// <summary>The call with another name, out of a conditional access if it is in one.</summary>
    public static InvocationExpressionSyntax? Rename(InvocationExpressionSyntax call, string name)
    {
        return Unconditional(call) is { Expression: MemberAccessExpressionSyntax or SimpleNameSyntax } target
            ? RenameHere(target, name)
            : null;
    }

    /// <summary>The call with another name, where it is.</summary>
    public static InvocationExpressionSyntax RenameHere(InvocationExpressionSyntax call, string name)
    {
        var old = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => (SimpleNameSyntax)call.Expression,
        };
        SimpleNameSyntax renamed = old is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier(name))
            : SyntaxFactory.IdentifierName(name);
        return call.ReplaceNode(old, renamed.WithTriviaFrom(old));
    }

    private static InvocationExpressionSyntax? Unconditional(InvocationExpressionSyntax call) =>
        (InvocationExpressionSyntax?)UnconditionalPart(call, 0);

    /// <summary>
    /// Finds the expression that begins with a question mark, on the one before it, which may begin with one too. Each level copies the
    /// levels before it; a longer chain has no alternative. What begins with a question mark that is not there must not be bound.
    /// </summary>
    private static ExpressionSyntax? UnconditionalPart(ExpressionSyntax part, int level)
    {
        var begin = BeginOf(part);
        if (begin is not (MemberBindingExpressionSyntax or ElementBindingExpressionSyntax))
            return part;
        if (level > MaxQuestionMarks
            || part.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(a => a.WhenNotNull.Span.Contains(part.Span)) is not { } access
            || UnconditionalPart(access.Expression, level + 1)?.WithoutTrivia() is not { } upon)
            return null;
        return part.ReplaceNode(begin, begin is MemberBindingExpressionSyntax member
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, upon, member.Name)
            : SyntaxFactory.ElementAccessExpression(upon, ((ElementBindingExpressionSyntax)begin).ArgumentList));
    }

    private static ExpressionSyntax BeginOf(ExpressionSyntax part)
    {
        while (OperandOf(part) is { } operand)
            part = operand;
        return part;
    }

    private static ExpressionSyntax? OperandOf(ExpressionSyntax part) => part switch
    {
        InvocationExpressionSyntax call => call.Expression,
        MemberAccessExpressionSyntax access => access.Expression,
        ElementAccessExpressionSyntax access => access.Expression,
        ConditionalAccessExpressionSyntax access => access.Expression,
        PostfixUnaryExpressionSyntax postfix => postfix.Operand,
        _ => null,
    };

    /// <summary>A call of an extension method as it is written where its namespace is not imported.</summary>
    public static InvocationExpressionSyntax? AsStatic(InvocationExpressionSyntax call, IMethodSymbol extension)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
            return null;
        var type = SyntaxFactory.ParseExpression(extension.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        SimpleNameSyntax name = access.Name is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier(extension.Name))
            : SyntaxFactory.IdentifierName(extension.Name);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, name.WithoutTrivia()),
            call.ArgumentList.WithArguments(call.ArgumentList.Arguments.Insert(0,
                SyntaxFactory.Argument(access.Expression.WithoutTrivia()))));
    }

    /// <summary>The extension methods of the name that can be called on the receiver: an instance, not a type.</summary>
    private IEnumerable<IMethodSymbol> ExtensionsFor(
        InvocationExpressionSyntax call, IMethodSymbol method, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (method is { IsStatic: true, IsExtensionMethod: false } || !_extensions.Contains(name))
            return [];
        var receiver = call.Expression is MemberAccessExpressionSyntax access
            ? model.GetTypeInfo(access.Expression, cancellation).Type
            : null;
        return _extensions.Find(name, receiver);
    }

    private static IMethodSymbol? Bind(InvocationExpressionSyntax call, ExpressionSyntax instead, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(call.SpanStart, instead, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;

    /// <summary>The alternative that binds if the call is completed.</summary>
    private AsyncAlternative? Completed(
        InvocationExpressionSyntax call, InvocationExpressionSyntax renamed, IMethodSymbol method, SemanticModel model,
        CancellationToken cancellation)
    {
        foreach (var completion in CallCompletions.For(call, renamed, method, model))
        {
            if (Bind(call, completion.Apply(renamed, NoToken), model) is { } bound && CallCompletions.TakesToken(bound, completion)
                && Fits(bound, method, call, model, cancellation))
                return new AsyncAlternative(bound.Name, null, compilation.Declares(bound), bound) { Completion = completion };
        }

        return null;
    }

    private static bool HasMember(IMethodSymbol member) => HasMember(member.ContainingType, RenamedAlternatives.NameOf(member));

    private static bool HasMember(INamedTypeSymbol? receiver, string name)
    {
        for (var type = receiver; type is not null; type = type.BaseType)
        {
            if (HasMethod(type, name))
                return true;
        }

        return receiver?.AllInterfaces.Any(i => HasMethod(i, name)) ?? false;
    }

    /// <summary>
    /// The types of the receiver as it is written, which may have more members than the one that declares the method: for a name alone,
    /// those around it.
    /// </summary>
    private static IEnumerable<INamedTypeSymbol> ReceiversOf(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (!method.IsExtensionMethod && method.ContainingType is not { IsSealed: false, IsValueType: false })
            yield break;
        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        var type = receiver is not null ? model.GetTypeInfo(receiver, cancellation).Type as INamedTypeSymbol
            : IsOfAnotherType(call, method) ? model.GetEnclosingSymbol(call.SpanStart, cancellation)?.ContainingType
            : null;
        for (; type is not null; type = receiver is null ? type.ContainingType : null)
            yield return type;
    }

    /// <summary>Nearly always, a name alone is of the type around it, whose members are known already.</summary>
    private static bool IsOfAnotherType(InvocationExpressionSyntax call, IMethodSymbol method) =>
        call.Expression is SimpleNameSyntax
        && call.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { Identifier.ValueText: var around }
        && around != method.ContainingType.Name;

    /// <summary>Indicates whether a local function with the name is in scope: it stands in a list of statements around the call.</summary>
    private static bool HasLocalFunction(InvocationExpressionSyntax call, string name) =>
        call.Expression is SimpleNameSyntax
        && call.Ancestors().SelectMany(StatementsOf).OfType<LocalFunctionStatementSyntax>().Any(f => f.Identifier.ValueText == name);

    private static IEnumerable<StatementSyntax> StatementsOf(SyntaxNode around) => around switch
    {
        BlockSyntax block => block.Statements,
        SwitchStatementSyntax choice => choice.Sections.SelectMany(s => s.Statements),
        CompilationUnitSyntax file => file.Members.OfType<GlobalStatementSyntax>().Select(m => m.Statement),
        _ => [],
    };

    private static bool HasMethod(INamedTypeSymbol type, string name) => type.GetMembers(name).Any(m => m is IMethodSymbol);

    private bool Fits(
        IMethodSymbol candidate, IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (Awaitables.ResultOf(candidate.ReturnType, compilation) is not { } result
            || IsObsolete(candidate)
            || IsAround(candidate, call, model, cancellation))
            return false;
        return method.ReturnsVoid
            || call.Parent is ExpressionStatementSyntax
            || compilation.ClassifyCommonConversion(result, method.ReturnType).IsImplicit;
    }

    private static bool IsObsolete(IMethodSymbol candidate) =>
        candidate.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute");

    /// <summary>Indicates whether the call stands in the candidate itself: it would call itself for ever.</summary>
    private static bool IsAround(IMethodSymbol candidate, SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        for (var symbol = model.GetEnclosingSymbol(call.SpanStart, cancellation); symbol is IMethodSymbol method; symbol =
            symbol.ContainingSymbol)
        {
            for (var m = method; m is not null; m = m.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, (candidate.ReducedFrom ?? candidate).OriginalDefinition))
                    return true;
            }

            if (Implements(method, candidate))
                return true;
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method, IMethodSymbol candidate) =>
        candidate.ContainingType.TypeKind == TypeKind.Interface
        && method.ContainingType?.FindImplementationForInterfaceMember(candidate) is { } found
        && SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, method.OriginalDefinition);

    private AsyncAlternative? Unimported(
        InvocationExpressionSyntax call, IMethodSymbol method, IEnumerable<IMethodSymbol> extensions, SemanticModel model,
        CancellationToken cancellation)
    {
        if (Unconditional(call) is not { Expression: MemberAccessExpressionSyntax } target)
            return null;
        foreach (var extension in extensions)
        {
            if (!compilation.IsSymbolAccessibleWithin(extension, compilation.Assembly)
                || extension.ContainingNamespace is not { IsGlobalNamespace: false } space)
                continue;
            if (AsStatic(target, extension) is { } asStatic
                && model.GetSpeculativeSymbolInfo(call.SpanStart, asStatic,
                    SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
                && Fits(bound, method, call, model, cancellation))
                return new AsyncAlternative(extension.Name, space.ToDisplayString(), compilation.Declares(bound), bound);
        }

        return null;
    }
}
