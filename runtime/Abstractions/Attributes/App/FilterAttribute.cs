namespace Adapters;

/// <summary>
/// Base of attributes that stand before the handlers of a method, a class or an assembly. A derived class has one method <c>Before</c>,
/// which returns null to go on, or a <see cref="Response"/> in place of the handler's, or a task of one. Its parameters are bound as those
/// of a handler are, without the body; a <see cref="CompilerServices.RouteInfo"/> is the route, and an attribute is that of the route.
/// One object serves all requests.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public abstract class FilterAttribute : Attribute;
