namespace Adapters.Generator;

/// <summary>The names of the pipeline's steps. Tests check that an unrelated edit leaves each of them as it was.</summary>
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
    public const string ExperimentalIds = nameof(ExperimentalIds);
    public const string Apps = nameof(Apps);
    public const string Jobs = nameof(Jobs);
    public const string ApiHandlers = nameof(ApiHandlers);
    public const string ApiContexts = nameof(ApiContexts);
    public const string CommentFiles = nameof(CommentFiles);
    public const string ApiFragment = nameof(ApiFragment);
    public const string ApiFacts = nameof(ApiFacts);
}
