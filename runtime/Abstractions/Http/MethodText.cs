using System.Text;

namespace Adapters;

/// <summary>Returns the names of methods, without allocating strings for the known ones.</summary>
internal static class MethodText
{
    public static string Of(RequestView request) => request.Method switch
    {
        Method.Get => "GET",
        Method.Head => "HEAD",
        Method.Post => "POST",
        Method.Put => "PUT",
        Method.Delete => "DELETE",
        Method.Connect => "CONNECT",
        Method.Options => "OPTIONS",
        Method.Trace => "TRACE",
        Method.Patch => "PATCH",
        _ => Encoding.ASCII.GetString(request.MethodName).ToUpperInvariant(),
    };

    public static Method Parse(ReadOnlySpan<byte> name)
    {
        for (var method = Method.Get; method <= Method.Patch; method++)
        {
            if (name.SequenceEqual(Encoding.ASCII.GetBytes(method.ToString().ToUpperInvariant())))
                return method;
        }

        return Method.Other;
    }
}
