namespace Adapters.EndToEnd.App;

/// <summary>What samples/Hello has no handler for: transfers in one direction, answers that go wrong.</summary>
[AdaptersApp]
public static partial class App;
