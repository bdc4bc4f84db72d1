namespace Adapters;

/// <summary>
/// The value comes from a form in the body (<c>multipart/form-data</c>, RFC 7578, or <c>application/x-www-form-urlencoded</c>). The
/// members of a class or struct are fields: <c>city</c> for a member, <c>address.city</c> for one of a member's, <c>lines[0].price</c>
/// for one of a collection.
/// </summary>
public sealed class FromFormAttribute : ValueAttribute;
