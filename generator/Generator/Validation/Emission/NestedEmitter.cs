using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Emission;

/// <summary>Emits the validation of the objects in a value.</summary>
internal static class NestedEmitter
{
    private const string NoPath = "null";

    /// <param name="value">The variable, which is not null.</param>
    /// <param name="path">The name of the member that has it as source text, or <c>null</c> for the value itself.</param>
    public static void Emit(NestedRules nested, string value, string path, JsonNaming? naming, CodeWriter writer)
    {
        switch (nested.Kind)
        {
            case NestedKind.Object:
                EmitObject(nested, value, path, naming, writer);
                break;
            case NestedKind.Indexed:
                writer.Open($"for (var at_{value} = 0; at_{value} < {value}.{nested.Count}; at_{value}++)");
                EmitItem(nested, value, $"{value}[at_{value}]", $"LeaveItem(before_{value}, {path}, at_{value})", naming, writer);
                writer.Close();
                break;
            case NestedKind.Sequence:
                writer.Line($"var at_{value} = 0;");
                writer.Open($"foreach (var each_{value} in {value})");
                EmitItem(nested, value, "each_" + value, $"LeaveItem(before_{value}, {path}, at_{value})", naming, writer);
                writer.Line($"at_{value}++;");
                writer.Close();
                break;
            default:
                writer.Open($"foreach (var each_{value} in {value})");
                EmitItem(
                    nested, value, $"each_{value}.Value", $"LeaveEntry(before_{value}, {path}, each_{value}.Key)", naming, writer);
                writer.Close();
                break;
        }
    }

    private static void EmitObject(NestedRules nested, string value, string path, JsonNaming? naming, CodeWriter writer)
    {
        var call = $"{ObjectEmitter.MethodOf(nested.TypeName!, naming)}({value}, ref run);";
        if (path == NoPath)
        {
            writer.Line(call);
            return;
        }

        writer.Open($"if (run.Enter(out var before_{value}))");
        writer.Line(call);
        writer.Line($"run.LeaveMember(before_{value}, {path});");
        writer.Close();
    }

    private static void EmitItem(
        NestedRules nested, string value, string item, string leave, JsonNaming? naming, CodeWriter writer)
    {
        var (element, variable) = (nested.Element!, "item_" + value);
        var enter = $"run.Enter(out var before_{value})";
        writer.Open(element.Nullness switch
        {
            Nullness.Never => $"if ({enter})",
            Nullness.Default => $"if ({item} is {{ IsDefault: false }} {variable} && {enter})",
            _ => $"if ({item} is {{ }} {variable} && {enter})",
        });
        if (element.Nullness == Nullness.Never)
            writer.Line($"var {variable} = {item};");
        Emit(element, variable, NoPath, naming, writer);
        writer.Line($"run.{leave};");
        writer.Close();
    }
}
