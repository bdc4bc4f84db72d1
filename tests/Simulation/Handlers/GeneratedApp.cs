using System.Text;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

[AdaptersApp]
public static partial class GeneratedApp;

/// <summary>Handlers as a user writes them, with a router between them and the server. Their answers are their request's pattern.</summary>
[Handler("/gen")]
public sealed class GeneratedHandlers
{
    [Get("/at-once/{nonce}")]
    public ValueTask<byte[]> AtOnce(string nonce, string q, HttpScope scope)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        return new(call.Answer());
    }

    /// <summary>Without a scope that it could keep: what answers it answers the next request too.</summary>
    [Get("/bare/{nonce}")]
    public ValueTask<byte[]> Bare(string nonce, string q)
    {
        using var call = GeneratedCall.Begin(nonce, q);
        return new(call.Answer());
    }

    [Get("/later/{nonce}")]
    public async Task<byte[]> Later(string nonce, string q, HttpScope scope)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        await call.WaitAsync();
        return call.Answer();
    }

    [Post("/body/{nonce}")]
    public async Task<byte[]> Body(string nonce, string q, HttpScope scope, ReadOnlyMemory<byte> body)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        call.LookAt(body);
        await call.WaitAsync();
        call.LookAt(body);
        return call.Answer();
    }

    [Get("/stream/{nonce}")]
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Stream(string nonce, string q, HttpScope scope)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        foreach (var length in call.Parts)
        {
            await call.WaitAsync();
            yield return call.MakePart(length);
        }

        call.Complete();
    }

    [Get("/sync/{nonce}")]
    public byte[] Sync(string nonce, string q, HttpScope scope)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        return call.Answer();
    }

    [Post("/sync-body/{nonce}")]
    public byte[] SyncBody(string nonce, string q, HttpScope scope, byte[] body)
    {
        using var call = GeneratedCall.Begin(scope, nonce, q);
        call.LookAt(body);
        return call.Answer();
    }
}

/// <summary>What the generated handlers share: they find their world in the state of their request.</summary>
internal sealed class GeneratedCall : IDisposable
{
    private readonly IHandlerWorld _world;
    private readonly Invocation _call;
    private readonly RequestCheck _check;
    private readonly HttpScope? _scope;

    private GeneratedCall(IHandlerWorld world, Invocation call, HttpScope? scope)
    {
        _world = world;
        _call = call;
        _scope = scope;
        _check = new RequestCheck(world, call.Request);
    }

    /// <summary>The world of the call that begins on this thread: a handler without a scope has no other way to it.</summary>
    [field: ThreadStatic]
    public static IHandlerWorld? World { get; set; }

    public IEnumerable<int> Parts => _call.Request.Handler.Steps.Where(step => step.Act == HandlerAct.Part).Select(step => step.Number);

    public static GeneratedCall Begin(HttpScope scope, string nonce, string q)
    {
        var world = (IHandlerWorld)scope.State["world"]!;
        var call = Begin(world, scope.RawPath, scope, nonce, q);
        call._check.Look(scope);
        return call;
    }

    public static GeneratedCall Begin(string nonce, string q) => Begin(World!, Encoding.ASCII.GetBytes($"/{nonce}"), null, nonce, q);

    private static GeneratedCall Begin(IHandlerWorld world, ReadOnlySpan<byte> path, HttpScope? scope, string nonce, string q)
    {
        var call = new GeneratedCall(world, world.Find(path)!.Invocation!, scope);
        call._call.State = HandlerState.Running;
        if (nonce != call._call.Request.Nonce || q != nonce)
            world.Violate("nonce", $"the parameters of {call._call.Request.Nonce} are {nonce} and {q}");
        return call;
    }

    public void LookAt(ReadOnlyMemory<byte> body)
    {
        if (!body.Span.SequenceEqual(_call.Request.Body))
            _world.Violate("body", $"the body of {_call.Request.Nonce} is not what was sent");
        _call.Received = body.Length;
        _call.HasSeenBodyEnd = true;
        BodyOracle.Check(_world, _call);
    }

    public async Task WaitAsync()
    {
        _call.State = HandlerState.Paused;
        await _world.PauseAsync();
        // A stream that was left at a stop goes on when its request is over, and only to its end.
        if (!_call.IsUnfinished)
            throw new OperationCanceledException();
        _call.State = HandlerState.Running;
        _check.Look(_scope!);
        if (_call.Request.Handler.Steps.Exists(step => step.Act == HandlerAct.Throw))
            throw Fail();
    }

    public byte[] MakePart(int length)
    {
        _call.State = HandlerState.Sending;
        var bytes = new byte[length];
        Pattern.Fill(bytes, 'R', _call.Request.Number, _call.Sent.OwnLength);
        _call.Sent.Add('R', _call.Sent.OwnLength, length);
        return bytes;
    }

    /// <summary>All parts at once.</summary>
    public byte[] Answer()
    {
        var bytes = MakePart(Parts.Sum());
        Complete();
        return bytes;
    }

    public void Complete()
    {
        _call.Status = 200;
        _call.IsComplete = true;
    }

    /// <summary>Once, however it ends.</summary>
    public void Dispose()
    {
        _call.CountFinally();
        if (_call.IsUnfinished)
            _call.State = HandlerState.Sending;
    }

    private HandlerFaultException Fail()
    {
        _call.HasFailed = true;
        return new HandlerFaultException();
    }
}
