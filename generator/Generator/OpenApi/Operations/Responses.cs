using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Results;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>Describes what a route answers.</summary>
internal sealed class Responses(EndpointModel endpoint, bool isSecured, SymbolComment comment)
{
    private const string Json = "application/json";
    private const string Octets = "application/octet-stream";

    private readonly ResponseList _list = new();

    public JsonObject Describe()
    {
        if (endpoint.SendsResponse)
            _list.Add("2XX");
        else
            Add(endpoint.Result);
        AddErrors();
        _list.ExplainSuccess(comment.Returns);
        foreach (var (status, text) in comment.Responses)
            _list.Explain(status, text ?? Statuses.Describe(status));
        return _list.ToJson();
    }

    private void AddErrors()
    {
        if (endpoint.HasHeadErrors || endpoint.HasLateErrors)
            _list.AddProblem("400");
        if (isSecured)
        {
            _list.AddProblem("401");
            _list.AddProblem("403");
        }

        var takesBody = endpoint.ReadsForm || endpoint.Leaves.Any(p => p.Source.TakesBody);
        if (takesBody)
            _list.AddProblem("413");
        if (endpoint.ReadsForm || endpoint.Consumes.Count > 0 || endpoint.Leaves.Any(p => p.Json is not null))
            _list.AddProblem("415");
        // A method that answers for exceptions has responses of its own.
        if (endpoint.ExceptionHandlers.Count == 0)
            _list.AddProblem("default");
        else
            _list.Explain("default", "Any other response, such as that to a failure");
    }

    private void Add(ResultModel result)
    {
        if (result.TypeName.EndsWith("?", StringComparison.Ordinal) && result.Kind != ResultKind.None)
            _list.AddProblem("404");
        switch (result.Kind)
        {
            case ResultKind.None:
                _list.Add("204");
                break;
            case ResultKind.Text:
                _list.Add("200", "text/plain", PlainTypes.Of("string").ToString());
                break;
            case ResultKind.Json:
                _list.Add("200", Json, DocumentMarks.OfType(result.Json!.Name));
                break;
            case ResultKind.Number:
                _list.Add("200", Json, NumberSchema(result.TypeName));
                break;
            case ResultKind.Enum:
                _list.Add("200", Json, EnumSchema(result));
                break;
            case ResultKind.Typed:
                AddTyped(result);
                break;
            case ResultKind.Union:
                foreach (var one in result.Cases)
                    Add(one);
                break;
            case ResultKind.Response:
                AddResponse(result.TypeName.TrimEnd('?'));
                break;
            case ResultKind.Lines:
                AddItems("application/x-ndjson", result);
                break;
            case ResultKind.Events:
                AddItems("text/event-stream", result);
                break;
            case ResultKind.File:
                AddFile();
                break;
            case ResultKind.Stream when result.TypeName.Contains("<string"):
                _list.Add("200", "text/plain", PlainTypes.Of("string").ToString());
                break;
            default:
                _list.Add("200", Octets, PlainTypes.Binary().ToString());
                break;
        }
    }

    private void AddTyped(ResultModel result)
    {
        var status = NameOf(result.TypeName) switch
        {
            "Ok" => "200",
            "CreatedJson" => "201",
            "Accepted" => "202",
            _ => "2XX",
        };
        _list.Add(status, Json, DocumentMarks.OfType(result.Json!.Name));
        if (status == "201")
            _list.AddLocation(status);
    }

    private void AddResponse(string type)
    {
        switch (NameOf(type))
        {
            case "NoContent":
                _list.Add("204");
                break;
            case "Created":
                _list.AddLocation("201");
                break;
            case "Redirect":
                _list.AddLocation("3XX");
                break;
            case "Html":
                _list.Add("200", "text/html", PlainTypes.Of("string").ToString());
                break;
            case "BadRequest":
                _list.AddProblem("400");
                break;
            case "NotFound":
                _list.AddProblem("404");
                break;
            case "Conflict":
                _list.AddProblem("409");
                break;
            default:
                _list.Add("2XX", "*/*", "{}");
                break;
        }
    }

    /// <summary>OpenAPI 3.1 has no word for the items of a stream, 3.2 has this one.</summary>
    private void AddItems(string type, ResultModel result)
    {
        var schema = PlainTypes.Of("string");
        if (result.Json is { } item)
            schema.Set("x-itemSchema", DocumentMarks.OfType(item.Name));
        _list.Add("200", type, schema.ToString());
    }

    private void AddFile()
    {
        foreach (var status in new[] { "200", "206" })
            _list.Add(status, Octets, PlainTypes.Binary().ToString());
        _list.Add("304");
        foreach (var status in new[] { "404", "412", "416" })
            _list.AddProblem(status);
    }

    private static string NumberSchema(string type) => PlainTypes.Of(
        type.TrimEnd('?') is "float" or "double" or "decimal" or "global::System.Half" ? "number" : "integer",
        type.TrimEnd('?') switch { "int" => "int32", "long" => "int64", "float" or "double" => type.TrimEnd('?'), _ => null }).ToString();

    private static string EnumSchema(ResultModel result) => PlainTypes.Of("string")
        .Set("enum", result.Members.Count == 0 ? null : JsonText.Array(result.Members.Select(m => JsonText.Quote(m.Name)).Distinct()))
        .ToString();

    /// <summary>Returns the name of one of the results of Adapters, or nothing.</summary>
    private static string NameOf(string type)
    {
        const string Own = "global::Adapters.";
        if (!type.StartsWith(Own, StringComparison.Ordinal))
            return "";
        var end = type.IndexOf('<');
        return end < 0 ? type.Substring(Own.Length) : type.Substring(Own.Length, end - Own.Length);
    }
}
