using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Seeds;

/// <summary>A fault at a place: before a statement of an asynchronous method.</summary>
/// <param name="Number">Makes the names of its helpers unique.</param>
/// <param name="Fault">What is planted.</param>
/// <param name="Document">The file.</param>
/// <param name="Position">Where the statement starts before which it is planted.</param>
internal sealed record Plant(int Number, Fault Fault, DocumentId Document, int Position)
{
    /// <summary>Two $ are one that stays.</summary>
    private string Numbered(string text) =>
        string.Join('$', text.Split("$$").Select(t => t.Replace("$", $"{Number}", StringComparison.Ordinal)));

    public string Call => Numbered(Fault.Call);

    public string Helpers => Numbered(Fault.Helpers);
}
