using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>A conversion that depends on the user's type, so that it is emitted beside the handler.</summary>
/// <param name="Name">The emitted struct.</param>
/// <param name="TypeName">The type of the values, with <c>global::</c>.</param>
internal abstract record EmittedConversion(string Name, string TypeName)
{
    protected const string Text = "global::System.ReadOnlySpan<byte> text";

    public void Emit(CodeWriter writer)
    {
        writer.Line();
        writer.Line($"/// <summary>Reads {TypeName.Replace("global::", "").Replace("<", "&lt;")} from text.</summary>");
        writer.Open($"internal readonly struct {Name} : global::Adapters.CompilerServices.IValueConversion<{TypeName}>");
        writer.Line($"public static string Expected => {EmittedNames.Quote(Expected)};");
        writer.Line();
        EmitConvert(writer);
        writer.Close();
    }

    /// <summary>The text that is expected, in words that a client understands.</summary>
    protected abstract string Expected { get; }

    protected abstract void EmitConvert(CodeWriter writer);
}
