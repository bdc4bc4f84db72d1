using System.Text;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>Whether what a handler sees of its request is, byte for byte, what its client sent.</summary>
internal sealed class RequestCheck(IHandlerWorld world, RequestPlan request)
{
    private readonly byte[] _path = Encoding.ASCII.GetBytes(request.Path);
    private readonly byte[] _query = Encoding.ASCII.GetBytes(request.Query);
    private readonly byte[] _nonce = Encoding.ASCII.GetBytes(request.Nonce);
    private bool _isMarked;

    public void Look(HttpScope scope)
    {
        if (!scope.RawPath.SequenceEqual(_path))
            Violate("path", scope.RawPath);
        if (!scope.QueryString.SequenceEqual(_query))
            Violate("query", scope.QueryString);
        if (scope.MethodName != request.Method)
            world.Violate("nonce", $"the method of {request.Nonce} is {scope.MethodName}");
        if (!scope.Headers.TryGetValue("x-nonce"u8, out var nonce) || !nonce.SequenceEqual(_nonce))
            Violate("field x-nonce", nonce);
        foreach (var (name, value) in request.Fields)
            LookAt(scope, name, value);
        LookAtState(scope);
    }

    private void LookAt(HttpScope scope, string name, string value)
    {
        if (!scope.Headers.TryGetValue(Encoding.ASCII.GetBytes(name.ToLowerInvariant()), out var seen) || !Ascii.Equals(seen, value))
            Violate("field " + name, seen);
    }

    /// <summary>Nobody's mark at first, and then ours.</summary>
    private void LookAtState(HttpScope scope)
    {
        var mark = scope.State.TryGetValue("nonce", out var value) ? (string?)value : null;
        if (mark != (_isMarked ? request.Nonce : null))
            world.Violate("nonce", $"the state of {request.Nonce} has the mark '{mark}'");
        if (!scope.State.TryGetValue("lifespan", out var lifespan) || (string?)lifespan != "of the run")
            world.Violate("nonce", $"the state of {request.Nonce} has lost what the lifespan stored");
        scope.State["nonce"] = request.Nonce;
        _isMarked = true;
    }

    private void Violate(string what, ReadOnlySpan<byte> seen) =>
        world.Violate("nonce", $"the {what} of {request.Nonce} is '{Encoding.Latin1.GetString(seen)}'");
}
