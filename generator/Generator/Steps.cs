namespace Adapters.Generator;

/// <summary>The names of the pipeline's steps: tests ask for each that an unrelated edit leaves it as it was.</summary>
internal static class Steps
{
    public const string Handlers = nameof(Handlers);
    public const string JsonContexts = nameof(JsonContexts);
    public const string ResolvedHandlers = nameof(ResolvedHandlers);
    public const string AllHandlers = nameof(AllHandlers);
    public const string HandlerNumbers = nameof(HandlerNumbers);
    public const string NamedHandlers = nameof(NamedHandlers);
    public const string HasHandlers = nameof(HasHandlers);
    public const string CompilationFacts = nameof(CompilationFacts);
    public const string Apps = nameof(Apps);

    public static readonly string[] All = [Handlers, JsonContexts, ResolvedHandlers, AllHandlers, HandlerNumbers, NamedHandlers, HasHandlers, CompilationFacts, Apps];
}
