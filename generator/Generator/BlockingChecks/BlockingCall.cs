using Adapters.Generator.Symbols;

namespace Adapters.Generator.BlockingChecks;

/// <summary>Calls of one [Blocking] method, which one interceptor replaces.</summary>
/// <param name="Name">The method as a message names it: Type.Name.</param>
/// <param name="Signature">
/// The interceptor from its return type on, without a body: <c>string Load_0(this global::Shop.Store self, int id)</c>.
/// </param>
/// <param name="Call">The expression that calls the method itself.</param>
/// <param name="Locations">The attributes that name the places.</param>
internal sealed record BlockingCall(string Name, string Signature, string Call, EquatableArray<string> Locations);
