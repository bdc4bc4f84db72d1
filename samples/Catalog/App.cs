using Adapters;

[assembly: OpenApi(Title = "Catalog", Version = "1.0", Description = "A shop's products, to try the OpenAPI document with.")]

namespace Adapters.Samples.Catalog;

/// <summary>The program's entry points; the generator fills the class.</summary>
[AdaptersApp]
public static partial class App;
