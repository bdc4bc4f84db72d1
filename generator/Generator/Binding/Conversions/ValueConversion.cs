namespace Adapters.Generator.Binding.Conversions;

/// <summary>How text becomes a value, whichever source the text is from.</summary>
/// <param name="TypeName">The type of the value, with <c>global::</c>, and with a question mark if an empty text is null.</param>
/// <param name="Converter">The type that converts: a struct of the runtime, or an emitted one.</param>
/// <param name="IsStruct">Whether values are structs.</param>
/// <param name="IsText">Whether any text is a value.</param>
/// <param name="Emitted">The struct that is emitted with the handler, or null for one of the runtime.</param>
internal sealed record ValueConversion(
    string TypeName, string Converter, bool IsStruct, bool IsText = false, EmittedConversion? Emitted = null)
{
    private const string Runtime = "global::Adapters.CompilerServices.";

    public string TypeArguments => $"<{TypeName}, {Converter}>";

    public static ValueConversion OfRuntime(string typeName, string converter, bool isStruct, bool isText = false) =>
        new(typeName, Runtime + converter, isStruct, isText);

    /// <summary>Returns the conversion to the nullable type, for which an empty text is null.</summary>
    public ValueConversion ToNullable() => this with
    {
        TypeName = TypeName + "?",
        Converter = $"{Runtime}{(IsStruct ? "NullableValue" : "OptionalValue")}{TypeArguments}",
    };
}
