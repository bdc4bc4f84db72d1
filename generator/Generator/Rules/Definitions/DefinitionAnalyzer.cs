using System.Collections.Immutable;
using Adapters.Generator.App;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Generator.Rules.Definitions;

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
        var definitions = new Lazy<DefinitionTable>(() => DefinitionTable.Of(context.Compilation.Assembly));
        var places = new SourceLocations(context.Compilation);
        context.RegisterSymbolAction(c => AnalyzeType(c, definitions, places), SymbolKind.NamedType);
        context.RegisterSymbolAction(c => AnalyzeMethod((IMethodSymbol)c.Symbol, new Findings(c.ReportDiagnostic, places)), SymbolKind.Method);
        context.RegisterSyntaxNodeAction(
            c => AnalyzeInnerMethod(c, places), SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, Lazy<DefinitionTable> definitions, SourceLocations places)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = new Findings(context.ReportDiagnostic, places);
        foreach (var attribute in type.GetAttributes())
        {
            if (TypeNames.Is(attribute.AttributeClass, TypeNames.HandlerAttribute))
                AnalyzeHandler(type, attribute, definitions.Value, findings);
            else if (TypeNames.Is(attribute.AttributeClass, TypeNames.AppAttribute))
                AnalyzeApp(type, definitions.Value, findings);
        }
    }

    private static void AnalyzeHandler(INamedTypeSymbol type, AttributeData attribute, DefinitionTable definitions, Findings findings)
    {
        var problems = new ProblemList();
        var endpoints = new List<ParsedEndpoint>();
        HandlerParser.Parse(type, attribute, problems, endpoints);
        findings.Add(problems);
        foreach (var endpoint in endpoints)
        {
            if (definitions.FirstOf(endpoint) is { } first)
                AddDuplicate(endpoint, first, findings);
            foreach (var missing in JsonResolver.Missing(endpoint.Model, definitions.JsonContexts))
                findings.Add(DefinitionRules.JsonTypeWithoutContext, endpoint.Span, Shorten(missing), $"{endpoint.Model.HandlerName}.{endpoint.Model.MethodName}");
        }
    }

    private static void AddDuplicate(ParsedEndpoint endpoint, ParsedEndpoint first, Findings findings)
    {
        var model = endpoint.Model;
        findings.Add(
            DefinitionRules.DuplicateRoute, endpoint.Span, first.Span,
            model.Verb, model.Template.Text, $"{first.Model.HandlerName}.{first.Model.MethodName}", ExampleUrl.Of(model));
    }

    private static void AnalyzeApp(INamedTypeSymbol type, DefinitionTable definitions, Findings findings)
    {
        var problems = new ProblemList();
        AppParser.Parse(type, problems);
        findings.Add(problems);
        if (definitions.FirstApp is { } first && !SymbolEqualityComparer.Default.Equals(first, type))
            findings.Add(DefinitionRules.SeveralApps, Spans.Of(type), type.Name, first.Name);
    }

    private static void AnalyzeMethod(IMethodSymbol method, Findings findings)
    {
        var problems = new ProblemList();
        UncalledMethodParser.Parse(method, problems);
        findings.Add(problems);
    }

    private static void AnalyzeInnerMethod(SyntaxNodeAnalysisContext context, SourceLocations places)
    {
        var method = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (method is IMethodSymbol inner)
            AnalyzeMethod(inner, new Findings(context.ReportDiagnostic, places));
    }

    private static string Shorten(string type) => type.Replace("global::", "");
}
