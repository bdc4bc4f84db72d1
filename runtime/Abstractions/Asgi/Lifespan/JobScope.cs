namespace Adapters;

/// <summary>One run of a job: it has services of its own, as a request has, but no request.</summary>
internal sealed class JobScope : ConnectionScope
{
    public JobScope(Scope application) => (Services, OpenScope) = (application.Services, application.OpenScope);

    public override string Type => "job";
}
