using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Fuzz.Models;

/// <summary>An application, and the library that has some of its handlers.</summary>
internal sealed record FuzzProgram(
    int Seed, string App, string AppNamespace, string Assembly, string? Library, FuzzHandler[] Handlers, FuzzHandler[] LibraryHandlers,
    LanguageVersion Version, NullableContextOptions Nullable)
{
    public IEnumerable<FuzzRoute> Routes => Handlers.Concat(LibraryHandlers).SelectMany(h => h.Routes);
}
