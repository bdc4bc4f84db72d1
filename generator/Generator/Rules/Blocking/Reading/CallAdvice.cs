using Adapters.Generator.Rules.Blocking.AsyncAlternatives;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>What to do instead of a blocking call, as the end of a message.</summary>
internal sealed class CallAdvice(AsyncAlternativeFinder alternatives, SemanticModels models)
{
    public const string ForWait = "; await it instead";

    public string For(CallSite call, MemberClassification member, CancellationToken cancellation)
    {
        if (RenamedAlternatives.Of(call.Method) is { } renamed)
            return $"; await '{renamed}' instead";
        return member.Group == BlockingGroup.Waits ? ForWait : For(AlternativeTo(call, cancellation));
    }

    public static string For(AsyncAlternative? alternative) => alternative switch
    {
        null => "",
        { Import: { } import } => $"; await '{alternative.Name}' of {import} instead",
        _ => $"; await '{alternative.Name}' instead",
    };

    public AsyncAlternative? AlternativeTo(CallSite call, CancellationToken cancellation) =>
        call.Operation.Syntax is InvocationExpressionSyntax syntax && call.Method.Name != "Dispose"
            ? alternatives.Find(syntax, call.Method, models.Of(syntax.SyntaxTree), cancellation)
            : null;
}
