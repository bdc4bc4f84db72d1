using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Definitions;

/// <summary>
/// ADPT025: moves a pattern to a constant and a partial method with [GeneratedRegex], which emitted code then calls. The attribute keeps
/// the constant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GeneratedRegexFix : EditFix
{
    private const string Space = "System.Text.RegularExpressions";
    private const int DefaultLimit = 2000;

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ADPT025"];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: [{ NameEquals: null } argument, ..] } attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || ValueOf(attribute) is not { } value
            || model.GetConstantValue(argument.Expression, cancellation).Value is not string
            || model.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol owner || !MayBePartial(type))
            return null;
        var (constant, method) = (FreeName(owner, value + "Pattern"), FreeName(owner, value + "Regex"));
        var isOfRecord = attribute.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent == type;
        // The parameters of a record do not see its members by their short names, and those of a generic one by no name.
        var keeps = argument.Expression is not LiteralExpressionSyntax || (isOfRecord && owner.IsGenericType);
        var (pattern, reference) = keeps ? (argument.Expression.ToString(), null)
            : (constant, isOfRecord ? $"{type.Identifier.Text}.{constant}" : constant);
        var members = (keeps ? "" : $"internal const string {constant} = {argument.Expression};\n\n")
            + $"[GeneratedRegex({pattern}, RegexOptions.None, {LimitOf(attribute)})]\ninternal static partial Regex {method}();";
        return new ProposedFix(
            $"Move the pattern to the generated expression '{method}'",
            new NodeEdit(
                argument.Expression, e => reference is null ? e : SyntaxFactory.ParseExpression(reference).WithTriviaFrom(e), Space))
        {
            Inner = new NodeEdit(type, t => PartialMembers.Add((TypeDeclarationSyntax)t, members)),
        };
    }

    /// <summary>Returns the name of the property or parameter, as the start of another name.</summary>
    private static string? ValueOf(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax { Identifier.ValueText: { Length: > 0 } name } =>
            char.ToUpper(name[0], CultureInfo.InvariantCulture) + name.Substring(1),
        _ => null,
    };

    /// <summary>A method that is partial is in types that all are.</summary>
    private static bool MayBePartial(TypeDeclarationSyntax type) => type is not InterfaceDeclarationSyntax
        && type.Ancestors().OfType<TypeDeclarationSyntax>().All(t => t.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string FreeName(INamedTypeSymbol type, string name)
    {
        while (!type.GetMembers(name).IsEmpty)
            name += "_";
        return name;
    }

    private static string LimitOf(AttributeSyntax attribute) => attribute.ArgumentList!.Arguments
        .FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "MatchTimeoutInMilliseconds")?.Expression.ToString()
        ?? DefaultLimit.ToString(CultureInfo.InvariantCulture);
}
