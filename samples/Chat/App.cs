namespace Adapters.Samples.Chat;

/// <summary>The program's entry points; the generator fills the class.</summary>
[AdaptersApp]
public static partial class App;
