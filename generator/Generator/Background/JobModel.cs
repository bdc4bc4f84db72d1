namespace Adapters.Generator.Background;

/// <summary>A method that runs in the background.</summary>
/// <param name="Name">The class and the method, as source text.</param>
/// <param name="Schedule">The expression for its times.</param>
/// <param name="Run">The delegate that calls it.</param>
/// <param name="EndpointsName">The emitted class that gives the object, or null for a static method.</param>
internal sealed record JobModel(string Name, string Schedule, string Run, string? EndpointsName);
