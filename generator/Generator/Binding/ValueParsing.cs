namespace Adapters.Generator.Binding;

/// <summary>How a value is read from text.</summary>
internal enum ValueParsing
{
    None,
    Text,
    Bool,
    Utf8,
    Characters,
}
