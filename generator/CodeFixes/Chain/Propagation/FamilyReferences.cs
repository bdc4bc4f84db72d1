using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Adds the places that call or name the methods of a family that becomes asynchronous.</summary>
internal sealed class FamilyReferences(OverrideFamily family, ChangeSet changes, AwaitedCalls calls, CancellationToken cancellation)
{
    private readonly string _called = Obstacle.NameOf(family.Members[0]);

    public async Task<Obstacle?> AddAsync(ReferenceLocation reference)
    {
        var document = reference.Document;
        if (document.Project.Language != LanguageNames.CSharp
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return new Obstacle($"'{_called}' is called in '{document.Name}', which is not C#");
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var place = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (place is not SimpleNameSyntax name || reference.IsImplicit)
            return Obstacle.Of(_called, "is called by the language itself");
        if (name.FirstAncestorOrSelf<CrefSyntax>() is NameMemberCrefSyntax { Parameters: not null }
            or QualifiedCrefSyntax { Member: NameMemberCrefSyntax { Parameters: not null } })
            changes.Close(family);
        if (name.IsPartOfStructuredTrivia() || IsInNameOf(name))
            return Rename(name);
        return CallSyntax.InvocationOf(name) is { } call
            ? await AddCallAsync(document, model, call).ConfigureAwait(false)
            : AddMethodGroup(model, name);
    }

    private async Task<Obstacle?> AddCallAsync(Document document, SemanticModel model, InvocationExpressionSyntax call)
    {
        var renamed = new NodeEdit(call, n => AsyncAlternativeFinder.RenameHere((InvocationExpressionSyntax)n, family.NewName));
        if (changes.Has(call) || OffloadSyntax.AroundCall(call, model) is not { } offload)
            return await calls.AddAsync(document, model, new AsyncForm(family.NewName, renamed), _called, family).ConfigureAwait(false);
        // The offload returns a task of what the method returned. Now the method does.
        changes.Add(renamed);
        changes.Add(new NodeEdit(offload, n => OffloadSyntax.BodyOf((InvocationExpressionSyntax)n).WithTriviaFrom(n)));
        return null;
    }

    private Obstacle? AddMethodGroup(SemanticModel model, SimpleNameSyntax name)
    {
        changes.Close(family);
        var group = CallSyntax.MemberOf(name);
        if (OffloadSyntax.AroundGroup(group, model) is { } offload && !changes.Has(offload))
        {
            changes.Add(new NodeEdit(offload, n => OffloadSyntax.CallOf((InvocationExpressionSyntax)n).WithTriviaFrom(n)));
            return Rename(name);
        }

        if (AsyncOverloads.Fits((ExpressionSyntax)group, family.Members[0].ReturnType, model, cancellation))
            return Rename(name);
        var type = model.GetTypeInfo(group, cancellation).ConvertedType;
        return Obstacle.Of(_called, $"is used as a delegate of type '{Obstacle.NameOf(type)}'");
    }

    private Obstacle? Rename(SimpleNameSyntax name)
    {
        if (!changes.Has(name))
            changes.Add(new NodeEdit(name, n => IdentifierSyntax.Rename((SimpleNameSyntax)n, family.NewName)));
        return null;
    }

    private static bool IsInNameOf(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            is { } call
        && call.ArgumentList.Span.Contains(name.Span);
}
