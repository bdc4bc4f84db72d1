namespace Adapters.Generator.Binding;

/// <summary>The ways to read a value from text.</summary>
internal enum ValueParsing
{
    None,
    Text,
    Bool,
    Utf8,
    Characters,
}
