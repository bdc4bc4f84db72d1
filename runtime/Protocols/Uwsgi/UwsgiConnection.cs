using Adapters.Protocols.Cgi;

namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// The server's side of uwsgi. The head is a packet: four bytes (modifier1, the size of the block in little-endian, modifier2) and
/// a block of variables, each a name and a value with a length of two bytes before it. Only modifier 0 is a request: what the
/// others ask a server to do is to be done by nobody from outside, and neither is what UWSGI_ variables ask for. The response is an
/// ordinary HTTP/1.x one.
/// </summary>
internal sealed class UwsgiConnection(Limits limits) : CgiConnection(new UwsgiReader(limits));
