using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using HttpRequest = Microsoft.AspNetCore.Http.HttpRequest;

/// <summary>The form of a request, whose property reads the body where nobody has read it before.</summary>
public sealed class Forms
{
    public async Task Read(HttpRequest request)
    {
        await Task.Yield();
        _ = request.Form["name"]; // ADPT104
        _ = request.Query["name"]; // -
    }

    public async Task ReadBefore(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        _ = form["name"]; // -
        _ = request.Form["name"]; // -
    }

    public async Task ReadAfter(HttpRequest request, IFormCollection given)
    {
        _ = request.Form["name"]; // ADPT104
        await request.ReadFormAsync();
        request.Form = given; // -
        _ = request.Form.Count; // -
    }

    public async Task Through(HttpRequest request)
    {
        await Task.Yield();
        _ = NameIn(request); // ADPT104
    }

    private static string NameIn(HttpRequest request) => request.Form["name"];
}

/// <summary>The parameters of an action are bound before it runs, and the form with them.</summary>
public sealed class FormController : ControllerBase
{
    public async Task<string> Post(string name, HttpRequest request)
    {
        await Task.Yield();
        return request.Form[name]; // -
    }
}

namespace Microsoft.AspNetCore.Http
{
    public interface IFormCollection
    {
        int Count { get; }

        string this[string name] { get; }
    }

    public abstract class HttpRequest
    {
        public abstract IFormCollection Form { get; set; }

        public abstract Dictionary<string, string> Query { get; }

        public abstract Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken = default);
    }
}

namespace Microsoft.AspNetCore.Mvc
{
    public abstract class ControllerBase;
}
