namespace Adapters;

/// <summary>The value comes from a header field. The name of the parameter <c>ifMatch</c> stands for <c>if-match</c>.</summary>
public sealed class FromHeaderAttribute : ValueAttribute;
