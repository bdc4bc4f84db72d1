using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Blocking members whose asynchronous form has another name than their own with Async at its end.</summary>
internal static class RenamedAlternatives
{
    private const string Suffix = "Async";

    /// <summary>Returns the form of a member that is replaced as a whole, for messages.</summary>
    public static string? Of(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Thread", "Sleep") => "Task.Delay",
        ("Task", "WaitAll") => "Task.WhenAll",
        ("Task", "WaitAny") => "Task.WhenAny",
        ("Parallel", "ForEach") => "Parallel.ForEachAsync",
        ("HttpRequest", "get_Form") => "ReadFormAsync",
        ("Parallel", "For") => "Parallel.ForAsync",
        _ => null,
    };

    /// <summary>Returns the name that the asynchronous form has on the same receiver, if it has one.</summary>
    public static string NameOf(IMethodSymbol method) =>
        (method.ContainingType?.ContainingNamespace?.Name, method.ContainingType?.Name, method.Name) switch
        {
            ("Mail", "SmtpClient", "Send") => "SendMailAsync",
            ("NetworkInformation", "Ping", "Send") => "SendPingAsync",
            ("Net", "WebClient", var name) => name + "TaskAsync",
            ("Net", "Dns", "GetHostByName" or "GetHostByAddress" or "Resolve") => "GetHostEntryAsync",
            ("Driver", "IMongoCollection" or "IMongoCollectionExtensions", "FindSync") => "FindAsync",
            (_, _, var name) => name + Suffix,
        };
}
