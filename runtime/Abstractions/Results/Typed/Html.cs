using System.Text;

namespace Adapters;

/// <summary>Answers 200 with a page. Nothing in it is escaped.</summary>
public sealed class Html : Response
{
    /// <summary>Creates the response.</summary>
    /// <param name="page">The page, sent as UTF-8.</param>
    public Html(string page)
        : base(200, Encoding.UTF8.GetBytes(page)) => Headers.Add("content-type", "text/html; charset=utf-8");
}
