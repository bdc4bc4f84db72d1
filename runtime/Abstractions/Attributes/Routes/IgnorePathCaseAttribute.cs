namespace Adapters;

/// <summary>
/// Compares the literals of the assembly's routes without regard to the case of ASCII letters. Values keep their case, and so do the
/// routes of other assemblies.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class IgnorePathCaseAttribute : Attribute;
