using System.Collections.Immutable;
using Adapters.Generator.Model;
using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Generator.Rules;

/// <summary>
/// Reports what is wrong with definitions, with the parsing that the generator uses. Live: what needs the other classes of the
/// assembly asks a table that is made once for a compilation, when the first class asks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. DefinitionRules.All];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(TypeNames.HandlerAttribute) is null)
            return;
        var definitions = new Lazy<Definitions>(() => Definitions.Of(context.Compilation.Assembly));
        context.RegisterSymbolAction(c => Analyze(c, definitions), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<Definitions> definitions)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var attribute in type.GetAttributes())
        {
            if (TypeNames.Is(attribute.AttributeClass, TypeNames.HandlerAttribute))
                AnalyzeHandler(context, type, attribute, definitions.Value);
            else if (TypeNames.Is(attribute.AttributeClass, TypeNames.AppAttribute))
                AnalyzeApp(context, type, definitions.Value);
        }
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, Definitions definitions)
    {
        var problems = new ProblemList();
        var endpoints = new List<ParsedEndpoint>();
        HandlerParser.Parse(type, attribute, problems, endpoints);
        Report(context, problems);
        foreach (var endpoint in endpoints)
        {
            if (definitions.FirstOf(endpoint) is { } first)
                ReportDuplicate(context, endpoint, first);
            foreach (var missing in JsonResolver.Missing(endpoint.Model, definitions.JsonContexts))
                Report(context, DefinitionRules.JsonTypeWithoutContext, endpoint.Span, Shorten(missing), $"{endpoint.Model.HandlerName}.{endpoint.Model.MethodName}");
        }
    }

    private static void AnalyzeApp(SymbolAnalysisContext context, INamedTypeSymbol type, Definitions definitions)
    {
        var problems = new ProblemList();
        AppParser.Parse(type, problems);
        Report(context, problems);
        if (definitions.FirstApp is { } first && !SymbolEqualityComparer.Default.Equals(first, type))
            Report(context, DefinitionRules.SeveralApps, Spans.Of(type), type.Name, first.Name);
    }

    private static void ReportDuplicate(SymbolAnalysisContext context, ParsedEndpoint endpoint, ParsedEndpoint first)
    {
        var model = endpoint.Model;
        context.ReportDiagnostic(Diagnostic.Create(
            DefinitionRules.DuplicateRoute, Spans.ToLocation(endpoint.Span), [Spans.ToLocation(first.Span)],
            model.Verb, model.Template.Text, $"{first.Model.HandlerName}.{first.Model.MethodName}", ExampleUrl.Of(model)));
    }

    private static void Report(SymbolAnalysisContext context, ProblemList problems)
    {
        foreach (var problem in problems.Items)
            Report(context, DefinitionRules.For(problem.Kind), problem.Span, [.. problem.Arguments]);
    }

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, SourceSpan span, params string[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, Spans.ToLocation(span), arguments.ToArray<object>()));

    private static string Shorten(string type) => type.Replace("global::", "");
}
