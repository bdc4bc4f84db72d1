namespace Adapters;

/// <summary>
/// Base of attributes that stand before or around the handlers of a method, a class or an assembly. A derived class has one method
/// <c>Before</c>, which returns null to go on, or a <see cref="Response"/> in place of the handler's, or a task of one. Or it has a method
/// <c>Around</c>, which also takes a <see cref="RouteCall"/> or an <see cref="AsyncRouteCall"/> and runs the rest of the route by it: one
/// for synchronous routes, one for asynchronous ones, or both. The other parameters are bound as those of a handler are, without the body;
/// a <see cref="CompilerServices.RouteInfo"/> is the route, and an attribute is that of the route. One object serves all requests.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public abstract class FilterAttribute : Attribute;
