using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT205: starts the work as before and does not wait for it, but reports its failure: to a logger, or to Trace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ObserveTaskFix : EditFix
{
    private const string Title = "Do not wait, but report its failure";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.LostTask.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetTypeInfo(call, cancellation).Type is not { } type || !Awaitables.IsTask(type))
            return null;
        var continuation = ContinuationAt(call, place, model);
        var observed = new NodeEdit(call, n => Observed((ExpressionSyntax)n, continuation, type.IsValueType));
        var whole = ConditionalAccess.Around(call)?.Outer ?? (ExpressionSyntax)call;
        return whole.Parent is ExpressionStatementSyntax statement
            ? new ProposedFix(Title, new NodeEdit(statement, s => DroppedTasks.AsDiscard((ExpressionStatementSyntax)s)))
            {
                Inner = observed,
            }
            : new ProposedFix(Title, observed);
    }

    /// <summary>The call may begin with a question mark, so it is put into what is parsed and is not parsed again.</summary>
    private static ExpressionSyntax Observed(ExpressionSyntax call, string continuation, bool isValueTask)
    {
        var observed = SyntaxFactory.ParseExpression($"null{(isValueTask ? ".AsTask()" : "")}.{continuation}");
        var place = observed.DescendantNodes().OfType<LiteralExpressionSyntax>().First();
        return observed.ReplaceNode(place, call.WithoutTrivia()).WithTriviaFrom(call);
    }

    private static string ContinuationAt(InvocationExpressionSyntax call, SyntaxNode place, SemanticModel model)
    {
        var taken = model.LookupSymbols(call.SpanStart).Select(s => s.Name);
        var task = NameOtherThan(new HashSet<string>(taken, StringComparer.Ordinal));
        var report = LoggerAt(model, call.SpanStart) is { } logger
            ? $"{logger}.LogError({task}.Exception, \"{place} failed\")"
            : $"{NameOf(model, call, "System.Diagnostics", "Trace")}.TraceError($\"{{{task}.Exception}}\")";
        var none = $"{NameOf(model, call, "System.Threading", "CancellationToken")}.None";
        var onFailure = $"{NameOf(model, call, "System.Threading.Tasks", "TaskContinuationOptions")}.OnlyOnFaulted";
        var pool = $"{NameOf(model, call, "System.Threading.Tasks", "TaskScheduler")}.Default";
        return $"ContinueWith({task} => {report}, {none}, {onFailure}, {pool})";
    }

    /// <summary>Returns the name of a type, qualified where it is not imported.</summary>
    private static string NameOf(SemanticModel model, SyntaxNode place, string containingNamespace, string name) =>
        TypeReference.At(model, place.SpanStart, containingNamespace, name) is { Import: null, Text: var known }
            ? known
            : TypeReference.QualifiedAt(model, place.SpanStart, containingNamespace, name);

    private static string NameOtherThan(HashSet<string> taken)
    {
        var name = "task";
        for (var count = 2; taken.Contains(name); count++)
            name = $"task{count}";
        return name;
    }

    /// <summary>Returns a logger that has a name there, if the extension LogError is imported.</summary>
    private static string? LoggerAt(SemanticModel model, int position)
    {
        foreach (var symbol in model.LookupSymbols(position))
        {
            var type = symbol switch
            {
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                IParameterSymbol parameter => parameter.Type,
                ILocalSymbol local => local.Type,
                _ => null,
            };
            if (type is { Name: "ILogger", NullableAnnotation: not NullableAnnotation.Annotated }
                && type.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Logging"
                && model.LookupSymbols(position, type, "LogError", includeReducedExtensionMethods: true).Any())
                return symbol.Name;
        }

        return null;
    }
}
