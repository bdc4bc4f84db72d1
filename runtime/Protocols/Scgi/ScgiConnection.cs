using Adapters.Protocols.Cgi;

namespace Adapters.Protocols.Scgi;

/// <summary>
/// The server's side of SCGI (https://python.ca/scgi/protocol.txt). The head is a netstring: the length of a block in decimal
/// digits, a colon, the block, a comma. The block contains variables, each a name and a value that end with NUL: CONTENT_LENGTH
/// is the first, and SCGI, with the value 1, is one of them. The response is that of a CGI program, which begins with a Status
/// field.
/// </summary>
internal sealed class ScgiConnection(Limits limits) : CgiConnection(new ScgiReader(limits));
