using System.Text;
using Adapters.Generator.App;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Json;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Documents;
using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator;

/// <summary>
/// Describes the routes of an assembly with [assembly: OpenApi] as an OpenAPI document. It is made in a build, never while somebody types.
/// The pipeline: describe the routes of each class, and the types of each JsonSerializerContext; put them together with the parts of
/// referenced libraries.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class OpenApiGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.HandlerAttribute, IsType, ParseHandler)
            .Where(static h => h is not null)
            .WithTrackingName(Steps.ApiHandlers)
            .Collect()
            .Select(static (found, _) => found.Select(h => h!)
                .GroupBy(h => h.TypeName).Select(g => g.First())
                .OrderBy(h => h.TypeName, StringComparer.Ordinal).ToEquatableArray());
        var contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.JsonSerializableAttribute, IsType, ParseContext)
            .Where(static c => c is not null)
            .WithTrackingName(Steps.ApiContexts)
            .Collect()
            .Select(static (found, _) => found.Select(c => c!).ToEquatableArray());
        var comments = context.AdditionalTextsProvider
            .Where(CommentFile.IsOne)
            .Select(CommentFile.Read)
            .Where(static f => f is not null)
            .Collect()
            .Select(static (found, _) => found.Select(f => f!).OrderBy(f => f.Assembly, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.CommentFiles);
        var own = handlers
            .Combine(contexts)
            .Combine(comments)
            .Select(static (all, _) => FragmentBuilder.Build(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.ApiFragment);
        var apps = context.SyntaxProvider
            .ForAttributeWithMetadataName(TypeNames.AppAttribute, IsType, ParseApp)
            .Where(static isApp => isApp)
            .Collect()
            .Select(static (found, _) => found.Length > 0);
        var facts = context.CompilationProvider
            .Select(static (compilation, _) => ApiFacts.Of(compilation))
            .WithTrackingName(Steps.ApiFacts);

        context.RegisterImplementationSourceOutput(
            own.Combine(facts).Combine(apps), static (c, all) => Emit(c, all.Left.Left, all.Left.Right, all.Right));
    }

    private static bool IsType(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    private static bool IsOn(GeneratorAttributeSyntaxContext context) =>
        OpenApiSettingsParser.Find(context.SemanticModel.Compilation.Assembly) is not null;

    private static ApiHandler? ParseHandler(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        IsOn(context) ? ApiHandlerParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], cancellation) : null;

    private static ApiContext? ParseContext(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        return IsOn(context) && JsonContextParser.Parse(type, context.Attributes, cancellation) is not null
            ? ApiContextParser.Parse(type, context.Attributes, cancellation)
            : null;
    }

    private static bool ParseApp(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        AppParser.Parse((INamedTypeSymbol)context.TargetSymbol, new ProblemList(), cancellation) is not null;

    private static void Emit(SourceProductionContext context, ApiFragment own, ApiFacts facts, bool hasApp)
    {
        if (facts.Settings is not { } settings)
            return;
        if (hasApp)
            Add(context, OpenApiEmitter.HintName, OpenApiEmitter.Emit(new DocumentWriter(settings, [own, .. facts.Libraries]).Write()));
        else
            Add(context, OpenApiEmitter.FragmentHintName, OpenApiEmitter.EmitFragment(own));
    }

    private static void Add(SourceProductionContext context, string hintName, string text) =>
        context.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
}
