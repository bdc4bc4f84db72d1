namespace Adapters.Server.Transports;

/// <summary>The name of the request that holds a loop, as another thread reads it.</summary>
internal static class HeldRequest
{
    /// <summary>Stands for a request where there is none.</summary>
    public const string None = "work outside of any route";

    public static string NameOf(EventLoop loop) => loop.Current?.Scope is { } scope ? RequestName.Of(scope) : None;
}
