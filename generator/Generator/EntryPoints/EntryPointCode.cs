namespace Adapters.Generator.EntryPoints;

/// <summary>The names that an entry point uses in emitted code: its parameters, its result, and how it refuses a request.</summary>
/// <param name="parameters">The parameters of an emitted method, with their types.</param>
/// <param name="arguments">The same parameters, passed on.</param>
/// <param name="scope">The expression for the request's scope.</param>
/// <param name="path">The expression for the path that is routed.</param>
internal abstract class EntryPointCode(
    string parameters, string arguments, string resultType, string resultName, string scope, string path)
{
    public string Parameters => parameters;

    public string Arguments => arguments;

    public string ResultType => resultType;

    public string ResultName => resultName;

    public string Scope => scope;

    public string Path => path;

    /// <summary>Returns the expression that answers a request with errors.</summary>
    /// <param name="errors">The expression for the errors.</param>
    public abstract string Reject(string errors);

    /// <summary>Returns the expression that answers a request with the response of a filter.</summary>
    /// <param name="response">The expression for the response.</param>
    public abstract string Refuse(string response);

    /// <summary>Returns the expression for a part of the request that the handler may keep after it has completed.</summary>
    /// <param name="part">The name of the part, or nothing for the scope itself.</param>
    public virtual string ForRequest(string part = "") => $"{Scope}.ForRequest({part})";
}
