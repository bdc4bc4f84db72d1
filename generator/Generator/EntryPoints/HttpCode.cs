namespace Adapters.Generator.EntryPoints;

/// <summary>The names and parameters of an entry point that answers with HTTP responses.</summary>
/// <param name="responder">The type that makes responses.</param>
/// <param name="target">What the type is called with first: where the response goes.</param>
internal abstract class HttpCode(
    string parameters, string arguments, string resultType, string resultName, string scope, string path, string responder, string target)
    : EntryPointCode(parameters, arguments, resultType, resultName, scope, path)
{
    /// <summary>The arguments of a response that say where it goes.</summary>
    public string Target => target;

    /// <summary>Returns the expression that responds.</summary>
    /// <param name="method">The method of the responder.</param>
    public string Respond(string method, params string[] arguments) =>
        $"global::Adapters.CompilerServices.{responder}.{method}({string.Join(", ", arguments.Prepend(target))})";

    public sealed override string Reject(string errors) => Respond("Problem", errors);

    public sealed override string Refuse(string response) => Respond("Response", response);
}
