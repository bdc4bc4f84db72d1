using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>A parameter whose source is looked for, or a member of one that is bound member by member.</summary>
internal sealed class ParameterSite
{
    private readonly BindingContext _context;
    private readonly ParameterSite? _owner;
    private readonly CollectionKind _collection;
    private readonly ITypeSymbol? _element;
    private string? _prefix;

    /// <param name="symbol">The parameter or property.</param>
    /// <param name="owner">The parameter that the symbol is a member of, or null for a parameter of the method.</param>
    public ParameterSite(ISymbol symbol, ITypeSymbol type, BindingContext context, BindingMark? mark, ParameterSite? owner = null)
    {
        _context = context;
        _owner = owner;
        Symbol = symbol;
        DeclaredType = type;
        Variable = owner is null ? context.VariableOf(symbol.Name) : context.FreeName($"{owner.Variable}_{symbol.Name}");
        Mark = mark;
        Type = NullableTypes.Unwrap(type, out var isNullable);
        IsNullable = isNullable;
        TypeName = TypeNames.NameOf(Type);
        Conversion = ConversionOf(Type);
        _collection = Conversion is null ? CollectionTypes.Find(Type, out _element) : CollectionKind.None;
    }

    public ISymbol Symbol { get; }

    /// <summary>The name of the variable in emitted code.</summary>
    public string Variable { get; }

    /// <summary>The number of parameters that this one is a member of.</summary>
    public int Depth => _owner is null ? 0 : _owner.Depth + 1;

    /// <summary>The attribute that names the source, or null if it is inferred.</summary>
    public BindingMark? Mark { get; }

    /// <summary>The type, without the question mark of a nullable one.</summary>
    public ITypeSymbol Type { get; }

    public bool IsNullable { get; }

    private bool IsMember => _owner is not null;

    /// <summary>Indicates whether it is a member of an object in a form.</summary>
    public bool IsFormMember => _owner?.Mark?.Kind == BindingKind.Form;

    /// <summary>Indicates whether it has a variable of its own: a member of an item, or of an object that may be null, has none.</summary>
    public bool IsPlain => _owner is null || (_owner is { IsPlain: true, IsItem: false, IsNullable: false });

    public string TypeName { get; }

    /// <summary>The conversion from one text to the type, or null.</summary>
    public ValueConversion? Conversion { get; }

    public BindingContext Context => _context;

    /// <summary>The type as it is declared.</summary>
    public ITypeSymbol DeclaredType { get; }

    /// <summary>The parameter of the method that has the value, or a member of which has it.</summary>
    public IParameterSymbol ReportedAt => _owner?.ReportedAt ?? (IParameterSymbol)Symbol;

    public string Verb => _context.Verb;

    /// <summary>Indicates whether the method belongs to the WSGI entry point.</summary>
    public bool IsSync => _context.IsSync;

    public bool IsWebSocket => Verb == Verbs.WebSocket;

    /// <summary>
    /// The name in the request: that of the attribute, or of the parameter; a member's begins with a small letter. Unfinished code may have
    /// a member without a name.
    /// </summary>
    public string Key => Mark?.Name ?? (IsMember && Symbol.Name.Length > 0
        ? char.ToLowerInvariant(Symbol.Name[0]) + Symbol.Name.Substring(1)
        : Symbol.Name);

    /// <summary>The name by which the template has the value, or null if it has another source.</summary>
    public string? RouteKey => Mark is { Kind: not BindingKind.Route } ? null : _context.Template.Parameters.FirstOrDefault(
        p => string.Equals(
            p, Mark?.Name ?? Symbol.Name, IsMember ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    /// <summary>Indicates whether the method is asynchronous, so that it can await events.</summary>
    public bool CanAwait => ResultParser.IsAsync(_context.Method);

    /// <summary>Indicates whether the method returns the blocks of a body, as a WSGI application does.</summary>
    public bool ReturnsBlocks => ResultParser.IsBlocks(_context.Method);

    /// <summary>Indicates whether the value, or each value of a collection, is read from text.</summary>
    public bool IsValue => Conversion is not null || IsCollection;

    /// <summary>
    /// The name of a field in a form. The members of an object that is itself a member have its name before theirs, and those of an
    /// element of a collection have a prefix that is known at run time.
    /// </summary>
    public string FormKey => _owner is { IsItem: false, Mark.Kind: BindingKind.Form, _owner.Mark.Kind: BindingKind.Form }
        ? $"{_owner.FormKey}.{Key}"
        : Key;

    /// <summary>The variable with the start of the names in an element of a collection, or null outside of one.</summary>
    public string? Prefix => _prefix ?? _owner?.Prefix;

    /// <summary>The type of the elements, if the type is a collection, without the question mark of a nullable one.</summary>
    public ITypeSymbol? Element => _element is null ? null : NullableTypes.Unwrap(_element, out _);

    public CollectionKind Collection => _collection;

    private bool IsItem => _prefix is not null;

    /// <summary>Returns the site of the elements of a collection.</summary>
    public ParameterSite ToElement()
    {
        var name = _context.FreeName(Variable + "_name");
        return new ParameterSite(Symbol, Element!, _context, Mark, this) { _prefix = name };
    }

    /// <summary>Indicates whether the attribute, or its absence, leaves the source open to this kind.</summary>
    public bool Allows(BindingKind kind) => Mark is null || Mark.Kind == kind;

    /// <summary>Indicates whether the type is a collection of values that are read from text.</summary>
    public bool IsCollection =>
        _collection != CollectionKind.None && ConversionOf(NullableTypes.Unwrap(_element!, out _)) is not null;

    public bool Is(BindingKind kind) => Mark?.Kind == kind;

    /// <summary>Returns the model of a value that is read from text, or of a collection of such values.</summary>
    public ParameterModel ToValue(ParameterModel model) => Conversion is { } single
        ? model with { Conversion = IsNullable ? single.ToNullable() : single }
        : model with { Conversion = ElementConversion(), Collection = _collection, IsOptional = IsNullable || model.Default is not null };

    public string? Default => Symbol switch
    {
        IParameterSymbol parameter => DefaultValues.Write(parameter, Type, Type.ToDisplayString(TypeNames.Full)),
        IPropertySymbol property => DefaultValues.WriteInitializer(property, _context.Cancellation) ?? Uninitialized(property),
        _ => null,
    };

    /// <summary>A struct that nobody sets has a value all the same, unless it is required: a box that is not checked is not sent.</summary>
    private string? Uninitialized(IPropertySymbol property) =>
        Type.IsValueType && !IsNullable && !property.IsRequired ? "default" : null;

    private ValueConversion ElementConversion()
    {
        var conversion = ConversionOf(NullableTypes.Unwrap(_element!, out var isNullable))!;
        return isNullable ? conversion.ToNullable() : conversion;
    }

    private ValueConversion? ConversionOf(ITypeSymbol type) =>
        ValueConversions.Find(type, _context.Owner, Mark?.IsCaseSensitive ?? false);
}
