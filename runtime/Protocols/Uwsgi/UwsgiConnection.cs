using Adapters.Protocols.Cgi;

namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// The server's side of uwsgi. The head is a packet: four bytes (modifier1, the size of the block in little-endian, modifier2)
/// and a block of variables, each a name and a value that begin with a length of two bytes. Only modifier 0 is a request: the
/// others ask a server for actions that nobody from outside may request, and so do UWSGI_ variables. The response is an
/// ordinary HTTP/1.x one.
/// </summary>
internal sealed class UwsgiConnection(Limits limits) : CgiConnection(new UwsgiReader(limits));
