namespace Adapters.Analyzers.Blocking.Model;

/// <summary>The kind of application that a file belongs to, which decides what must not block besides asynchronous code.</summary>
internal enum BlockingProfile
{
    None,
    Library,
    AspNet,
    Desktop,
}
