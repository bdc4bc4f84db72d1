using System.Collections.Immutable;
using Adapters.Generator.App;
using Adapters.Generator.Background;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>
/// Reports what is wrong with definitions, with the parsing that the generator uses. Live: a rule that compares a class with the others of
/// the assembly asks a table that is made once for a compilation, when the first class asks.
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
        var definitions = new CompilationDefinitions(context.Compilation);
        var locations = new SourceLocations(context.Compilation);
        context.RegisterSymbolAction(c => AnalyzeType(c, definitions, locations), SymbolKind.NamedType);
        context.RegisterSymbolAction(
            c => AnalyzeMethod((IMethodSymbol)c.Symbol, new Findings(c.ReportDiagnostic, locations), c.CancellationToken),
            SymbolKind.Method);
        context.RegisterCompilationEndAction(
            c => new OpenApiDefinitions(
                c.Compilation, c.Options.AdditionalFiles, new Findings(c.ReportDiagnostic, locations), c.CancellationToken).Check());
        context.RegisterSyntaxNodeAction(
            c => AnalyzeInnerMethod(c, locations),
            SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, CompilationDefinitions definitions, SourceLocations locations)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = new Findings(context.ReportDiagnostic, locations);
        foreach (var attribute in type.GetAttributes())
        {
            if (TypeNames.Is(attribute.AttributeClass, TypeNames.HandlerAttribute))
                AnalyzeHandler(type, attribute, definitions, findings, context.CancellationToken);
            else if (TypeNames.Is(attribute.AttributeClass, TypeNames.AppAttribute))
                AnalyzeApp(type, definitions.Read(context.CancellationToken), findings, context.CancellationToken);
        }

        if (ValidationFindings.MayHaveSome(type) && definitions.Read(context.CancellationToken).IsValidated(type))
            ValidationFindings.Check(type, findings, context.CancellationToken);
        if (JsonContextParser.IsContext(type))
            JsonFindings.CheckContext(type, definitions.Read(context.CancellationToken), findings, context.CancellationToken);
    }

    private static void AnalyzeHandler(
        INamedTypeSymbol type, AttributeData attribute, CompilationDefinitions definitions, Findings findings,
        CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var endpoints = new List<ParsedEndpoint>();
        var handler = HandlerParser.Parse(type, attribute, problems, endpoints, cancellation);
        if (handler is not null)
            HandlerRoutes.Check(type, problems);
        findings.Add(problems);
        foreach (var endpoint in endpoints)
            CompareWithOthers(endpoint, definitions.Read(cancellation), findings);
        if (handler is { IsStatic: false, ConstructorParameters.Count: > 0 })
            AnalyzeConstructor(type, handler, definitions.ReadServices(cancellation), findings);
    }

    private static void AnalyzeConstructor(INamedTypeSymbol type, HandlerModel handler, ServiceUse services, Findings findings)
    {
        foreach (var parameter in ConstructorParser.Find(type)!.Parameters)
        {
            if (handler.IsShared && !ConstructorParser.HasKey(parameter) && services.IsScoped(parameter.Type))
                findings.Add(DefinitionRules.CapturedService, Spans.Of(parameter), type.Name, parameter.Type.ToDisplayString());
            else if (services.HasNone && !parameter.HasExplicitDefaultValue)
                findings.Add(DefinitionRules.NoServices, Spans.Of(parameter), type.Name, parameter.Type.ToDisplayString());
        }
    }

    private static void CompareWithOthers(ParsedEndpoint endpoint, DefinitionTable definitions, Findings findings)
    {
        var model = endpoint.Model;
        if (definitions.Routes.ConflictOf(endpoint) is { } conflict)
        {
            findings.Add(
                DefinitionRules.DuplicateRoute, endpoint.Span, conflict.First.Span,
                model.Verb, model.Template.Text, conflict.First.Model.DisplayName, conflict.Url);
        }

        if (definitions.Routes.HiddenBy(model) is { } hidden)
        {
            findings.Add(
                DefinitionRules.HiddenRoute, endpoint.Span, model.Verb, model.Template.Text, hidden.Handler, hidden.Assembly,
                hidden.Example);
        }

        JsonFindings.Check(endpoint, definitions, findings);
    }

    private static void AnalyzeApp(INamedTypeSymbol type, DefinitionTable definitions, Findings findings, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        AppParser.Parse(type, problems, cancellation);
        findings.Add(problems);
        if (definitions.FirstApp is { } first && !SymbolEqualityComparer.Default.Equals(first, type))
            findings.Add(DefinitionRules.SeveralApps, Spans.Of(type), type.Name, first.Name);
        foreach (var (shown, hidden) in definitions.Routes.HiddenByOthers())
        {
            findings.Add(
                DefinitionRules.HiddenRoute, Spans.Of(type), shown.Verb, $"{shown.Template} of {shown.Assembly}", hidden.Handler,
                hidden.Assembly, hidden.Example);
        }
    }

    private static void AnalyzeMethod(IMethodSymbol method, Findings findings, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        UncalledMethodParser.Parse(method, problems, cancellation);
        JobParser.Parse(method, problems, cancellation);
        findings.Add(problems);
    }

    private static void AnalyzeInnerMethod(SyntaxNodeAnalysisContext context, SourceLocations locations)
    {
        // To ask what a function is binds the whole method around it.
        if (context.Node is LocalFunctionStatementSyntax { AttributeLists.Count: 0 } or LambdaExpressionSyntax { AttributeLists.Count: 0 })
            return;
        var method = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (method is IMethodSymbol inner)
            AnalyzeMethod(inner, new Findings(context.ReportDiagnostic, locations), context.CancellationToken);
    }
}
