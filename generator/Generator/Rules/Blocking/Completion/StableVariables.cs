using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>The variables of a body that never get another value: what is known of them is true in functions that run later, too.</summary>
internal sealed class StableVariables
{
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public StableVariables(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && SingleValues.IsWritten(operation))
                _changed.Add(variable.Name + "@" + variable.Locations[0].SourceSpan.Start);
        }
    }

    public bool Contains(string path)
    {
        var end = path.IndexOfAny(['.', '[']);
        return !_changed.Contains(end < 0 ? path : path.Substring(0, end));
    }
}
