using System.Collections.Immutable;
using System.Text;
using Adapters.Generator.App;
using Adapters.Generator.Background;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator;

/// <summary>
/// Turns attributed handler classes into entry points. The pipeline: parse each class to a model, find the JSON metadata it
/// needs, emit a file for it; then a module with the routers over all of them, and the class with [AdaptersApp].
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EntryPointGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.HandlerAttribute, IsType, ParseHandler)
            .Where(static h => h is not null)
            .WithTrackingName(Steps.Handlers);
        var contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.JsonSerializableAttribute, IsClass, ParseJson)
            .Where(static j => j is not null)
            .Collect()
            .Combine(context.CompilationProvider.Select(ReferencedContexts.Of))
            .Select(static (found, _) => JsonResolver.Order(found.Left.Select(j => j!), found.Right))
            .WithTrackingName(Steps.JsonContexts);
        var resolved = handlers
            .Combine(contexts)
            .Select(static (pair, _) => JsonResolver.Resolve(pair.Left!, pair.Right))
            .WithTrackingName(Steps.ResolvedHandlers);
        var all = resolved
            .Collect()
            .Select(static (models, _) => models.OrderBy(h => h.TypeName, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.AllHandlers);
        var compilation = context.CompilationProvider
            .Select(CompilationParser.Parse)
            .WithTrackingName(Steps.CompilationFacts);
        var jobs = FindJobs(context, TypeNames.BackgroundAttribute)
            .Combine(FindJobs(context, TypeNames.EveryAttribute))
            .Combine(FindJobs(context, TypeNames.CronAttribute))
            .Select(static (found, _) => found.Left.Left.Concat(found.Left.Right).Concat(found.Right)
                .Select(j => j!).OrderBy(j => j.Name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.Jobs);
        var hasHandlers = all
            .Combine(jobs)
            .Select(static (found, _) => found.Left.Count + found.Right.Count > 0)
            .WithTrackingName(Steps.HasHandlers);
        var apps = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.AppAttribute, IsType, ParseApp)
            .Where(static a => a is not null)
            .Collect()
            .Select(static (found, _) => found.Select(a => a!).OrderBy(a => a.HintName, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.Apps);
        var numbers = all
            .Combine(compilation)
            .Combine(apps)
            .Select(static (pair, _) => HandlerFiles.Number(
                pair.Left.Left, pair.Right.Select(a => a.HintName).Append(HintNames.OfModule(pair.Left.Right.AssemblyName))))
            .WithTrackingName(Steps.HandlerNumbers);
        var named = resolved
            .Combine(numbers)
            .Select(static (pair, _) => HandlerFiles.Apply(pair.Left, pair.Right))
            .WithTrackingName(Steps.NamedHandlers);

        var trials = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ExperimentalIds.Attribute, static (_, _) => true, static (c, _) => ExperimentalIds.Of(c.Attributes))
            .Collect()
            .Select(static (found, _) => found.Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.ExperimentalIds);

        context.RegisterSourceOutput(named.Combine(trials), static (c, pair) => EmitHandler(c, pair.Left, pair.Right));
        context.RegisterSourceOutput(
            all.Combine(jobs).Combine(compilation).Combine(trials),
            static (c, pair) => EmitModule(c, pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right));
        context.RegisterSourceOutput(
            apps.Combine(compilation).Combine(hasHandlers).Combine(trials),
            static (c, pair) => EmitApp(c, pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right));
    }

    private static bool IsType(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    private static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node is ClassDeclarationSyntax;

    /// <summary>Reads the class once: one that has the attribute on two of its parts has an error already.</summary>
    private static HandlerModel? ParseHandler(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var first = type.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, TypeNames.HandlerAttribute));
        var isHere = first?.ApplicationSyntaxReference is { } place
            && place.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(place.Span);
        return isHere ? HandlerParser.Parse(type, first!, new ProblemList(), cancellation) : null;
    }

    private static IncrementalValueProvider<ImmutableArray<JobModel?>> FindJobs(
        IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute, static (node, _) => node is MethodDeclarationSyntax,
                static (c, cancellation) => JobParser.Parse((IMethodSymbol)c.TargetSymbol, new ProblemList(), cancellation))
            .Where(static j => j is not null)
            .Collect();

    private static AppModel? ParseApp(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        AppParser.Parse((INamedTypeSymbol)context.TargetSymbol, new ProblemList(), cancellation);

    private static JsonContextModel? ParseJson(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        JsonContextParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.Attributes, cancellation);

    private static void EmitHandler(SourceProductionContext context, HandlerModel handler, EquatableArray<string> trials)
    {
        var ids = ExperimentalIds.Join(handler.ExperimentalIds.Concat(trials));
        Add(context, handler.HintName, ExperimentalIds.Allow(EndpointsEmitter.Emit(handler), ids));
    }

    private static void EmitModule(
        SourceProductionContext context, EquatableArray<HandlerModel> handlers, EquatableArray<JobModel> jobs,
        CompilationModel compilation, EquatableArray<string> trials)
    {
        if (handlers.Count + jobs.Count > 0)
        {
            var text = ModuleEmitter.Emit(compilation, handlers, jobs);
            var ids = ExperimentalIds.Join(handlers.SelectMany(h => h.ExperimentalIds).Concat(trials));
            Add(context, HintNames.OfModule(compilation.AssemblyName), ExperimentalIds.Allow(text, ids));
        }
    }

    /// <summary>More than one application class has a rule; the first is emitted, so that no other error hides it.</summary>
    private static void EmitApp(
        SourceProductionContext context, EquatableArray<AppModel> apps, CompilationModel compilation, bool hasHandlers,
        EquatableArray<string> trials)
    {
        if (apps.Count == 0)
            return;
        var text = AppEmitter.Emit(apps[0], compilation, hasHandlers);
        Add(context, apps[0].HintName, ExperimentalIds.Allow(text, ExperimentalIds.Join(trials)));
    }

    private static void Add(SourceProductionContext context, string hintName, string text) =>
        context.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
}
