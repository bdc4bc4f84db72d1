using Adapters.Protocols.Cgi;

namespace Adapters.Protocols.Scgi;

/// <summary>
/// The server's side of SCGI (https://python.ca/scgi/protocol.txt). The head is a netstring: the length of a block in decimal
/// digits, a colon, the block, a comma. The block has variables, each a name and a value with a NUL behind it: CONTENT_LENGTH is
/// the first, and SCGI, which is 1, is one of them. The response is that of a CGI program, which begins with a Status field.
/// </summary>
internal sealed class ScgiConnection(Limits limits) : CgiConnection(new ScgiReader(limits));
