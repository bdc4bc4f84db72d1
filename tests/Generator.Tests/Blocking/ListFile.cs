using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.Blocking;

/// <summary>An additional file in memory: by its name, the user's list of members.</summary>
internal sealed class ListFile(string text, string path = "/src/Adapters.Blocking.txt") : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
