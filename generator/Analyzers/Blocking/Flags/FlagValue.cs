namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>The value of a parameter that says which way a method takes, such as <c>bool async</c>.</summary>
/// <param name="Parameter">The ordinal of the parameter.</param>
/// <param name="Value">Its value; of an enumeration, whether it is the asynchronous one.</param>
internal readonly record struct FlagValue(int Parameter, bool Value);
