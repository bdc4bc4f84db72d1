using System.Reflection;
using System.Text;
using Adapters;
using Adapters.CompilerServices;

namespace Generator.Tests;

/// <summary>An answer, as the events said it.</summary>
internal sealed record Answer(int Status, string Body, HeaderList Headers, string? Route);

/// <summary>A generated App class, called as a server calls it: without a network.</summary>
internal sealed class GeneratedApp(Type type, IServiceProvider? services = null)
{
    public Type Type => type;

    public AsgiApplication Asgi => (AsgiApplication)(services is null ? Property("Asgi") : Create("CreateAsgi"));

    public WsgiApplication Wsgi => (WsgiApplication)(services is null ? Property("Wsgi") : Create("CreateWsgi"));

    public IReadOnlyList<RouteInfo> Routes => (IReadOnlyList<RouteInfo>)Property("Routes");

    public bool HasRunAsync => type.GetMethods().Any(m => m.Name == "RunAsync");

    /// <summary>The same application, with services.</summary>
    public GeneratedApp With(IServiceProvider services) => new(type, services);

    public Answer Get(string target) => Call("GET", target);

    public Answer Call(string method, string target, string? body = null, string? contentType = null) =>
        Send(method, target, body, contentType is null ? [] : [("content-type", contentType)]);

    public Answer Send(string method, string target, string? body, params (string Name, string Value)[] headers)
    {
        var scope = new HttpScope { Workers = new InlineWorkers() };
        scope.Begin(new BufferedRequest(method, target, headers));
        var collected = new Collected();
        var parts = new Queue<string>(body is null ? [""] : [body[..(body.Length / 2)], body[(body.Length / 2)..]]);
        Asgi(scope, () => new ValueTask<ReceiveEvent>(Next(parts)), collected.Send).AsTask().GetAwaiter().GetResult();
        return collected.ToAnswer(scope.Route);
    }

    /// <summary>Calls the synchronous entry point.</summary>
    public Answer CallSync(string method, string target, string body = "", params (string Name, string Value)[] headers)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest(method, target, headers));
        return InlineWorkers.Run(Wsgi, scope, body);
    }

    /// <summary>Runs a scope of another type to its end.</summary>
    public List<SendEvent> Run(Scope scope, params ReceiveEvent[] events)
    {
        var waiting = new Queue<ReceiveEvent>(events);
        var sent = new List<SendEvent>();
        Asgi(scope, () => new ValueTask<ReceiveEvent>(waiting.Dequeue()), message =>
        {
            sent.Add(message);
            return default;
        }).AsTask().GetAwaiter().GetResult();
        return sent;
    }

    /// <summary>Opens a WebSocket.</summary>
    public List<SendEvent> Open(string target)
    {
        var scope = new WebSocketScope();
        scope.Begin(new BufferedRequest("GET", target));
        return Run(scope, new WebSocketConnect());
    }

    private static HttpRequest Next(Queue<string> parts) =>
        parts.TryDequeue(out var part)
            ? new() { Body = Encoding.UTF8.GetBytes(part), MoreBody = parts.Count > 0 }
            : new() { Body = default };

    private object Property(string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private object Create(string name) => type.GetMethod(name)!.Invoke(null, [services])!;

    private sealed class Collected
    {
        private readonly MemoryStream _body = new();
        private readonly HeaderList _headers = new();
        private int _status;

        public ValueTask Send(SendEvent message)
        {
            if (message is HttpResponseStart start)
            {
                _status = start.Status;
                foreach (var header in start.Headers)
                    _headers.Add(header);
            }
            else if (message is HttpResponseBody body)
            {
                _body.Write(body.Body.Span);
            }

            return default;
        }

        public Answer ToAnswer(string? route) => new(_status, Encoding.UTF8.GetString(_body.ToArray()), _headers, route);
    }

    private sealed class TextInput(string text) : WsgiInput
    {
        private readonly MemoryStream _bytes = new(Encoding.UTF8.GetBytes(text));

        protected override int Receive(Span<byte> buffer, bool isLine) => _bytes.Read(buffer);
    }

    /// <summary>Runs synchronous applications at once.</summary>
    private sealed class InlineWorkers : WsgiWorkers
    {
        public static Answer Run(WsgiApplication application, HttpScope scope, string input)
        {
            var (environ, status, headers, body) = (new Environ(), "", new HeaderList(), new MemoryStream());
            environ.Begin(scope, new TextInput(input), new WsgiErrors(_ => { }));
            var blocks = application(environ, (line, list, _) =>
            {
                (status, headers) = (line, [.. list]);
                return data => body.Write(data.Span);
            });
            foreach (var block in blocks)
                body.Write(block.Span);
            (blocks as IDisposable)?.Dispose();
            return new Answer(int.Parse(status[..3]), Encoding.UTF8.GetString(body.ToArray()), headers, scope.Route);
        }

        public override async ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send)
        {
            var input = await receive() is HttpRequest request ? Encoding.UTF8.GetString(request.Body.Span) : "";
            while (await receive() is HttpRequest { Body.Length: > 0 } more)
                input += Encoding.UTF8.GetString(more.Body.Span);
            var answer = await Task.Run(() => Run(application, scope, input));
            await send(new HttpResponseStart(answer.Status, answer.Headers));
            await send(new HttpResponseBody(Encoding.UTF8.GetBytes(answer.Body)));
        }
    }
}
