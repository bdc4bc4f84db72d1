using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Binding.Forms;

/// <summary>The limits of the forms that a handler reads, of [FormLimits] on the method or else on its class.</summary>
internal static class FormLimits
{
    /// <summary>The variable with the limits.</summary>
    public const string Field = "limits";

    private const string Type = "Adapters.FormLimitsAttribute";

    /// <summary>Returns the initializer of the limits as source text, or null for the defaults.</summary>
    public static string? Parse(IMethodSymbol method)
    {
        var attribute = method.GetAttributes().Concat(method.ContainingType.GetAttributes())
            .FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Type));
        return attribute is null
            ? null
            : string.Join(", ", attribute.NamedArguments.Select(a => $"{a.Key} = {a.Value.ToCSharpString()}"));
    }

    /// <summary>Emits the limits of an endpoint as a field.</summary>
    public static void EmitField(string name, string initializer, CodeWriter writer)
    {
        writer.Line();
        writer.Line($"private static readonly global::{Type} {name} = new() {{ {initializer} }};");
    }

    /// <summary>Emits the variable of an endpoint.</summary>
    /// <param name="field">The field with the limits, or null for the defaults.</param>
    public static void EmitVariable(string? field, CodeWriter writer) =>
        writer.Line($"var {Field} = {field ?? "global::Adapters.CompilerServices.FormReader.Limits"};");
}
