using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Adds calls to await, and makes the functions around them ones that may await, together with their families.</summary>
internal sealed class AwaitedCalls(ChangeSet changes, Solution solution, CancellationToken cancellation)
{
    private readonly OverrideFamilyFinder _families = new(solution, cancellation);
    private readonly Queue<OverrideFamily> _open = new();
    private readonly List<FunctionChange> _newFunctions = [];

    /// <summary>The declarations that were added and get a new signature.</summary>
    public IReadOnlyList<FunctionChange> NewFunctions => _newFunctions;

    /// <summary>Returns a family whose references have not been added, or null if there is none.</summary>
    public OverrideFamily? NextFamily() => _open.Count > 0 ? _open.Dequeue() : null;

    /// <param name="target">The methods that the call leads to, if they change; null at the end of a chain.</param>
    public async Task<Obstacle?> AddAsync(
        Document document, SemanticModel model, AsyncForm form, string called, OverrideFamily? target = null)
    {
        if (changes.Has(form.Edit.Node))
            return null;
        return await AwaitAsync(document, model, form.Edit.Node, called).ConfigureAwait(false)
            ?? AddEdits(model, WithToken(form, target, model), called);
    }

    private AsyncForm WithToken(AsyncForm form, OverrideFamily? target, SemanticModel model)
    {
        var function = EnclosingFunction.Of(form.Edit.Node, model).Function;
        if (ClimbedCall.Of(form, target, function, model, cancellation) is not { } call)
            return form;
        changes.Add(call);
        return form with { Edit = form.Edit with { Rewrite = n => call.Complete(form.Edit.Rewrite(n)) } };
    }

    private Obstacle? AddEdits(SemanticModel model, AsyncForm form, string called)
    {
        if (form.Edit.Awaits || ConditionalAccess.Around(form.Edit.Node) is not { } access)
        {
            changes.Add(form.Edit.Awaited());
            return null;
        }

        if (changes.Has(access.Outer))
            return Obstacle.CalledIn(called, "a chain of conditional accesses");
        foreach (var edit in ConditionalTasks.EditsOf(form.Edit, form.IsValueTask, access, model))
            changes.Add(edit);
        return null;
    }

    private async Task<Obstacle?> AwaitAsync(Document document, SemanticModel model, SyntaxNode call, string called)
    {
        var around = EnclosingFunction.Of(call, model);
        if (around.PlaceWithoutAwait(call) is { } place)
            return Obstacle.CalledIn(called, place);
        if (around.Function is not { } function)
            return null;
        if (changes.Of(function) is null or { Awaits.Count: 0 }
            && await BecomeAsync(document, model, function, called).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        var change = changes.Of(function)!;
        change.Awaits.Add(call);
        return RefLocals.KeptAcross(change.Awaits, function, model, cancellation) is { } kept
            ? Obstacle.Of(Obstacle.NameOf(change.Symbol), kept)
            : null;
    }

    /// <summary>Makes the function one that may await, with everything that follows from it.</summary>
    private async Task<Obstacle?> BecomeAsync(Document document, SemanticModel model, SyntaxNode function, string called)
    {
        var symbol = FunctionSyntax.SymbolOf(function, model, cancellation)!;
        if (!symbol.IsAsync && FunctionObstacles.Find(function, symbol, called, model, cancellation) is { } obstacle)
            return obstacle;
        if (changes.Of(function) is not null)
            return null;
        if (!symbol.IsAsync && symbol.MethodKind != MethodKind.AnonymousFunction && !Awaitables.IsTask(symbol.ReturnType))
            return await ChangeFamilyAsync(symbol).ConfigureAwait(false);
        changes.Add(new FunctionChange(document, function, symbol, null));
        return null;
    }

    private async Task<Obstacle?> ChangeFamilyAsync(IMethodSymbol symbol)
    {
        var (family, obstacle) = await _families.OfAsync(symbol).ConfigureAwait(false);
        if (family is null)
            return obstacle;
        foreach (var part in family.Members.SelectMany(m => new[] { m, m.PartialImplementationPart }).OfType<IMethodSymbol>())
        {
            foreach (var reference in part.DeclaringSyntaxReferences)
            {
                if (solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
                    return Obstacle.Of(Obstacle.NameOf(part), "is in generated code");
                Add(document, await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false), part, family);
            }
        }

        _open.Enqueue(family);
        return null;
    }

    private void Add(Document document, SyntaxNode syntax, IMethodSymbol symbol, OverrideFamily family)
    {
        if (changes.Of(syntax) is not null)
            return;
        var change = new FunctionChange(document, syntax, symbol, family.NewName);
        changes.Add(change, family);
        _newFunctions.Add(change);
    }
}
