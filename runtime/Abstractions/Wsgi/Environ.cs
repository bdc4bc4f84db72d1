namespace Adapters;

/// <summary>The request as a synchronous application sees it: a dictionary with the CGI names (PEP 3333, environ).</summary>
public sealed class Environ
{
}
