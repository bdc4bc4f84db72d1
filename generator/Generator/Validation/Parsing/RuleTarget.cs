using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>A value whose attributes are read, and where their problems go.</summary>
/// <param name="name">The value as a person names it.</param>
/// <param name="declared">The type as it is declared.</param>
/// <param name="field">The start of the names of emitted fields.</param>
/// <param name="owner">The type that has it as a member, or the handler.</param>
internal sealed class RuleTarget(
    string name, ITypeSymbol declared, string field, INamedTypeSymbol owner, ProblemList problems, CancellationToken cancellation)
{
    private int _fields;

    /// <summary>The type, without the question mark of a nullable one.</summary>
    public ITypeSymbol Type { get; } = NullableTypes.Unwrap(declared, out _);

    public string TypeName => Type.ToDisplayString(TypeNames.Full);

    public INamedTypeSymbol Owner => owner;

    public Nullness Nullness { get; } = ValueShapes.NullnessOf(declared);

    public bool IsText => Type.SpecialType == SpecialType.System_String;

    /// <summary>Returns a name for a field that no other value has.</summary>
    public string NextField() => $"{field}_{_fields++}";

    /// <summary>Notes that an attribute has no effect.</summary>
    public void Skip(AttributeData attribute, string reason) => problems.Warn(
        ProblemKind.SkippedValidation, Spans.Of(attribute, cancellation), ValidationAttributes.ShortName(attribute), name, reason);

    /// <summary>Notes that an attribute is for values of other types.</summary>
    public void SkipType(AttributeData attribute, string applies) =>
        Skip(attribute, $"it is for {applies}, not for a value of type '{declared.ToDisplayString()}'");

    /// <summary>Notes that no value is right.</summary>
    public void Refuse(AttributeData attribute, string reason) => problems.Add(
        ProblemKind.ImpossibleLimit, Spans.Of(attribute, cancellation), ValidationAttributes.ShortName(attribute), name, reason);

    /// <summary>Notes that a pattern is no regular expression.</summary>
    public void RefusePattern(AttributeData attribute, string reason) => problems.Add(
        ProblemKind.BadPattern, Spans.Argument(attribute, 0, cancellation), name, reason);

    /// <summary>Notes that a pattern is read when the program runs.</summary>
    public void SuggestGenerated(AttributeData attribute) =>
        problems.Warn(ProblemKind.PatternAtRunTime, Spans.Of(attribute, cancellation), name);
}
