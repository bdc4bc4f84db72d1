using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Baseline;

/// <summary>An entry of a baseline and the line that it is on.</summary>
internal sealed record BaselineLine(string Assembly, BaselineKey Key, TextLine Line);
