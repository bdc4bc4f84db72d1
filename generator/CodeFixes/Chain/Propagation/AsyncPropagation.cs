using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Spreads a change from the blocking call to everything that calls its function, and so on, until only functions are left that are
/// asynchronous already, or until there is an obstacle.
/// </summary>
internal sealed class AsyncPropagation(ChangeSet changes, Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private readonly OverrideFamilyFinder _families = new(solution, cancellation);
    private readonly Queue<OverrideFamily> _open = new();
    private readonly List<FunctionChange> _changed = [];

    /// <summary>Adds the chain that ends there to the changes. After an obstacle the changes is of no use.</summary>
    public async Task<Obstacle?> AddAsync(ChainLink last)
    {
        var (document, place) = last;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return new Obstacle($"'{document.Name}' is not C#");
        var call = new BlockingCalls(model, cancellation).Of(place);
        if (call.Replacement is not { } replacement)
            return Obstacle.Of(call.Name, "has no asynchronous form here");
        if (await AddBlockingAsync(document, model, call.Name, replacement).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        while (_open.Count > 0)
        {
            if (await SpreadAsync(_open.Dequeue()).ConfigureAwait(false) is { } met)
                return met;
        }

        foreach (var change in _changed)
            await AddOthersAsync(change).ConfigureAwait(false);
        return null;
    }

    private async Task<Obstacle?> AddBlockingAsync(Document document, SemanticModel model, string name, Replacement call)
    {
        if (changes.Has(call.Node))
            return null;
        return await AwaitAsync(document, model, call.Node, name).ConfigureAwait(false) ?? AddSite(document, model, call, name);
    }

    /// <summary>Other calls that block in a function that changes: they are awaited, too, where that is as easy.</summary>
    private async Task AddOthersAsync(FunctionChange change)
    {
        if (await bodies.OfAsync(change.Document.Project).ConfigureAwait(false) is not { } known
            || await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        var calls = new BlockingCalls(model, cancellation);
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        foreach (var step in known.Of(change.Symbol).Steps.Where(s => s.Cause is not null && s.Location.SourceTree == model.SyntaxTree))
        {
            var (name, replacement) = calls.Of(root.FindNode(step.Location.SourceSpan, getInnermostNodeForTie: true));
            if (replacement is not null && !changes.Has(replacement.Node) && MayAwait(change, replacement.Node, model))
                await AddBlockingAsync(change.Document, model, name, replacement).ConfigureAwait(false);
        }
    }

    private bool MayAwait(FunctionChange change, SyntaxNode node, SemanticModel model) =>
        EnclosingFunction.Of(node, model).Function == change.Syntax
        && AwaitObstacles.PlaceOf(node, change.Syntax) is null
        && ConditionalAccess.Around(node) is null
        && (change.Awaits.Count > 0 || FunctionObstacles.Find(change.Syntax, change.Symbol, "", model, cancellation) is null)
        && RefLocals.KeptAcross([.. change.Awaits, node], change.Syntax, model, cancellation) is null;

    private async Task<Obstacle?> SpreadAsync(OverrideFamily family)
    {
        foreach (var reference in family.References)
        {
            if (reference.Document is SourceGeneratedDocument)
                continue;
            if (await AddReferenceAsync(family, reference).ConfigureAwait(false) is { } obstacle)
                return obstacle;
        }

        return null;
    }

    private async Task<Obstacle?> AddReferenceAsync(OverrideFamily family, ReferenceLocation reference)
    {
        var document = reference.Document;
        var called = Obstacle.NameOf(family.Members[0]);
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model || document.Project.Language != LanguageNames.CSharp)
            return new Obstacle($"'{called}' is called in '{document.Name}', which is not C#");
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var place = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (place is not SimpleNameSyntax name || reference.IsImplicit)
            return Obstacle.Of(called, "is called by the language itself");
        if (name.IsPartOfStructuredTrivia() || IsInNameOf(name))
            return Rename(document, name, family.NewName);
        return CallSyntax.InvocationOf(name) is { } invocation
            ? await AddCallAsync(family, document, model, invocation, called).ConfigureAwait(false)
            : AddDelegate(family, document, model, name, called);
    }

    private async Task<Obstacle?> AddCallAsync(OverrideFamily family, Document document, SemanticModel model, InvocationExpressionSyntax call, string called)
    {
        if (changes.Has(call))
            return null;
        if (OffloadSyntax.AroundCall(call, model) is { } offload)
            return Unwrap(family, document, call, offload);
        var replacement = new Replacement(call, n => Siblings.RenameHere((InvocationExpressionSyntax)n, family.NewName));
        return await AwaitAsync(document, model, call, called).ConfigureAwait(false) ?? AddSite(document, model, replacement, called);
    }

    /// <summary>An offloaded call gives a task of what the method returns: from now on that is the method's own.</summary>
    private Obstacle? Unwrap(OverrideFamily family, Document document, InvocationExpressionSyntax call, InvocationExpressionSyntax offload)
    {
        changes.Add(new Site(document, call, n => Siblings.RenameHere((InvocationExpressionSyntax)n, family.NewName)));
        changes.Add(new Site(document, offload, n => OffloadSyntax.BodyOf((InvocationExpressionSyntax)n).WithTriviaFrom(n)));
        return null;
    }

    private Obstacle? AddDelegate(OverrideFamily family, Document document, SemanticModel model, SimpleNameSyntax name, string called)
    {
        var group = CallSyntax.MemberOf(name);
        if (OffloadSyntax.AroundGroup(group, model) is { } offload && !changes.Has(offload))
        {
            Rename(document, name, family.NewName);
            changes.Add(new Site(document, offload, n => OffloadSyntax.CallOf((InvocationExpressionSyntax)n).WithTriviaFrom(n)));
            return null;
        }

        if (AsyncOverloads.Fits((ExpressionSyntax)group, family.Members[0].ReturnType, model, cancellation))
            return Rename(document, name, family.NewName);
        return Obstacle.Of(called, $"is used as a delegate of type '{Obstacle.NameOf(model.GetTypeInfo(group, cancellation).ConvertedType)}'");
    }

    private Obstacle? Rename(Document document, SimpleNameSyntax name, string newName)
    {
        if (!changes.Has(name))
            changes.Add(new Site(document, name, n => IdentifierSyntax.Rename((SimpleNameSyntax)n, newName)));
        return null;
    }

    private Obstacle? AddSite(Document document, SemanticModel model, Replacement call, string called)
    {
        if (call.IsStatement)
        {
            changes.Add(new Site(document, call.Node, call.Rewrite, call.Import));
            return null;
        }

        if (ConditionalAccess.Around(call.Node) is not { } access)
        {
            changes.Add(new Site(document, call.Node, n => AwaitSyntax.Await((ExpressionSyntax)call.Rewrite(n), call.Node), call.Import));
            return null;
        }

        if (changes.Has(access.Outer))
            return Obstacle.CalledIn(called, "a chain of conditional accesses");
        foreach (var site in ConditionalTasks.Sites(document, model, call, access))
            changes.Add(site);
        return null;
    }

    private async Task<Obstacle?> AwaitAsync(Document document, SemanticModel model, SyntaxNode call, string called)
    {
        var (function, place) = EnclosingFunction.Of(call, model);
        if ((place ?? AwaitObstacles.PlaceOf(call, function)) is { } forbidden)
            return Obstacle.CalledIn(called, forbidden);
        if (function is null)
            return null;
        var change = changes.Of(function);
        if (change is null or { Awaits.Count: 0 }
            && await BecomeAsync(document, model, function, called).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        change = changes.Of(function)!;
        change.Awaits.Add(call);
        return RefLocals.KeptAcross(change.Awaits, function, model, cancellation) is { } kept ? Obstacle.Of(Obstacle.NameOf(change.Symbol), kept) : null;
    }

    /// <summary>Makes the function one that may await, with everything that follows from it.</summary>
    private async Task<Obstacle?> BecomeAsync(Document document, SemanticModel model, SyntaxNode function, string called)
    {
        var symbol = FunctionSyntax.SymbolOf(function, model, cancellation)!;
        if (!symbol.IsAsync && FunctionObstacles.Find(function, symbol, called, model, cancellation) is { } obstacle)
            return obstacle;
        if (changes.Of(function) is null)
        {
            if (symbol.IsAsync || symbol.MethodKind == MethodKind.AnonymousFunction || Awaitables.IsTask(symbol.ReturnType))
                changes.Add(new FunctionChange(document, function, symbol, null));
            else if (await ChangeFamilyAsync(symbol).ConfigureAwait(false) is { } foreign)
                return foreign;
        }

        return null;
    }

    private async Task<Obstacle?> ChangeFamilyAsync(IMethodSymbol symbol)
    {
        var (family, obstacle) = await _families.OfAsync(symbol).ConfigureAwait(false);
        if (family is null)
            return obstacle;
        foreach (var part in family.Members.SelectMany(m => new[] { m, m.PartialImplementationPart }))
        {
            foreach (var reference in part?.DeclaringSyntaxReferences ?? [])
            {
                if (solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
                    return Obstacle.Of(Obstacle.NameOf(part!), "is in generated code");
                var syntax = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
                if (changes.Of(syntax) is not null)
                    continue;
                var change = new FunctionChange(document, syntax, part!, family.NewName);
                changes.Add(change);
                _changed.Add(change);
            }
        }

        _open.Enqueue(family);
        return null;
    }

    private static bool IsInNameOf(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is { } call
        && call.ArgumentList.Span.Contains(name.Span);
}
