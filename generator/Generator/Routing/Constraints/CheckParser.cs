using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>Reads what a template demands of a parameter, with the type that the parameter has in the method.</summary>
/// <param name="type">The type, without the question mark of a nullable one.</param>
/// <param name="owner">The emitted class of the handler.</param>
/// <param name="endpoint">The emitted method of the route.</param>
internal sealed class CheckParser(RouteParameter parameter, ITypeSymbol type, IMethodSymbol method, string owner, string endpoint)
{
    private static readonly string[] Names = ["alpha", "length", "minlength", "maxlength", "min", "max", "range", "regex"];

    private int _patterns;

    /// <summary>Reads a constraint. Returns null for a type, and if there is an error.</summary>
    /// <param name="error">The end of a sentence that begins with the constraint, or null.</param>
    public RouteCheck? Parse(RouteConstraint constraint, out string? error)
    {
        error = null;
        if (OwnConstraints.Find(method.ContainingAssembly, constraint.Name) is { } own)
            return ParseOwn(constraint, own, out error);
        if (RouteTypes.All.Contains(constraint.Name))
            error = TypeError(constraint);
        else if (Names.Contains(constraint.Name))
            return ParseKnown(constraint, out error);
        else
            error = $"is not a constraint ({string.Join(", ", Known())})";
        return null;
    }

    private IEnumerable<string> Known() => RouteTypes.All.Concat(Names).Concat(OwnConstraints.Names(method.ContainingAssembly));

    private string? TypeError(RouteConstraint constraint) => constraint.Argument is not null ? "takes no arguments"
        : RouteTypes.Fits(type, constraint.Name) ? null
        : $"is not the type of '{parameter.Name}' in {method.Name}, which is {type.ToDisplayString()}";

    private RouteCheck? ParseKnown(RouteConstraint constraint, out string? error)
    {
        var isNumeric = constraint.Name is "min" or "max" or "range";
        error = isNumeric || type.SpecialType == SpecialType.System_String
            ? null
            : $"demands a string, and '{parameter.Name}' is {type.ToDisplayString()} in {method.Name}";
        if (error is not null)
            return null;
        return constraint.Name switch
        {
            "alpha" => ParseAlpha(constraint, out error),
            "regex" => ParsePattern(constraint, out error),
            _ => isNumeric ? ParseNumbers(constraint, out error) : ParseLength(constraint, out error),
        };
    }

    private AlphaCheck? ParseAlpha(RouteConstraint constraint, out string? error)
    {
        error = constraint.Argument is null ? null : "takes no arguments";
        return error is null ? new AlphaCheck(parameter.Name, constraint.Text) : null;
    }

    private PatternCheck? ParsePattern(RouteConstraint constraint, out string? error)
    {
        error = constraint.Argument is { Length: > 0 } pattern
            ? PatternCheck.Refusal(pattern) is { } reason ? $"does not parse: {reason}" : null
            : "needs a pattern between parentheses";
        var name = $"Pattern_{endpoint}_{parameter.Name}" + (_patterns == 0 ? "" : $"_{_patterns}");
        _patterns++;
        return error is null
            ? new PatternCheck(parameter.Name, constraint.Text, constraint.Argument!, $"global::{EmittedNames.Namespace}.{owner}", name)
            : null;
    }

    private LengthCheck? ParseLength(RouteConstraint constraint, out string? error)
    {
        var numbers = ConstraintNumbers.Read(constraint, most: constraint.Name == "length" ? 2 : 1);
        error = numbers is null || numbers.Any(n => n < 0 || n > int.MaxValue || n != decimal.Truncate(n))
            ? "needs the number of characters between parentheses" + (constraint.Name == "length" ? ", or two" : "")
            : ConstraintNumbers.Refusal(numbers);
        if (error is not null)
            return null;
        var (first, last) = ((int)numbers![0], (int)numbers[numbers.Count - 1]);
        return new LengthCheck(
            parameter.Name, constraint.Text, constraint.Name == "maxlength" ? 0 : first,
            constraint.Name == "minlength" ? int.MaxValue : last);
    }

    private NumberCheck? ParseNumbers(RouteConstraint constraint, out string? error)
    {
        var name = RouteTypes.NameOf(type) ?? "";
        var suffix = name switch { "double" => "d", "float" => "f", "decimal" => "m", _ => "" };
        var range = RouteTypes.RangeOf(name);
        var count = constraint.Name == "range" ? 2 : 1;
        var numbers = ConstraintNumbers.Read(constraint, count);
        error = suffix.Length == 0 && range is null
                ? $"demands a number, and '{parameter.Name}' is {type.ToDisplayString()} in {method.Name}"
            : numbers?.Count != count ? $"needs {(count == 2 ? "two numbers" : "a number")} between parentheses"
            : range is { } limits && numbers.Any(n => n < limits.Min || n > limits.Max || n != decimal.Truncate(n))
                ? $"has a number that no {name} is"
            : ConstraintNumbers.Refusal(numbers);
        return error is not null ? null : new NumberCheck(
            parameter.Name, constraint.Text, constraint.Name == "max" ? null : numbers![0],
            constraint.Name == "min" ? null : numbers![count - 1], suffix);
    }

    private OwnCheck? ParseOwn(RouteConstraint constraint, INamedTypeSymbol own, out string? error)
    {
        error = constraint.Argument is not null ? "takes no arguments"
            : !Reachability.CanBeNamed(own) || own.IsUnboundGenericType
                ? $"is declared as {own.ToDisplayString()}, which generated code cannot call"
            : OwnConstraints.MethodFor(own, type) is null
                ? $"needs a method 'static bool {OwnConstraints.Method}({type.ToDisplayString()})' in {own.ToDisplayString()}"
            : null;
        return error is null
            ? new OwnCheck(parameter.Name, constraint.Text, $"{own.ToDisplayString(TypeNames.Full)}.{OwnConstraints.Method}")
            : null;
    }
}
