using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.WebSockets;

/// <summary>
/// ADPT210: a handler neither accepts nor denies its WebSocket. If it gives the WebSocket to another method, or sends events itself, it may
/// be accepted there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnacceptedWebSocketAnalyzer() : AsyncAnalyzer(AsyncRules.UnacceptedWebSocket)
{
    private const string WebSocket = "Adapters.WebSocket";
    private const string Send = "Adapters.Send";

    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code) =>
        context.RegisterOperationBlockAction(Analyze);

    private static void Analyze(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol method
            || !method.GetAttributes().Any(a => RouteAttributes.VerbOf(a) == Verbs.WebSocket)
            || method.Parameters.Any(p => TypeNames.Is(p.Type, Send))
            || method.Parameters.FirstOrDefault(p => TypeNames.Is(p.Type, WebSocket)) is not { } socket)
            return;
        if (!context.OperationBlocks.SelectMany(b => b.DescendantsAndSelf()).Any(o => Decides(o, socket))
            && !Unwritten.Is(context.OperationBlocks))
            context.ReportDiagnostic(Diagnostic.Create(
                AsyncRules.UnacceptedWebSocket, socket.PlaceOf(), method.Name, socket.Name));
    }

    /// <summary>Indicates whether the WebSocket is accepted, denied or closed there, or given to something that may do it.</summary>
    private static bool Decides(IOperation operation, IParameterSymbol socket) =>
        operation is IParameterReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Parameter, socket)
        && reference.Parent switch
        {
            IInvocationOperation call when call.Instance == reference =>
                call.TargetMethod.Name is "AcceptAsync" or "DenyAsync" or "CloseAsync",
            IPropertyReferenceOperation => false,
            _ => true,
        };
}
