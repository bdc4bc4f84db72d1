namespace Adapters;

/// <summary>A synchronous application (WSGI, PEP 3333). The server calls it on a worker thread for each request.</summary>
/// <param name="environ">The request, with the CGI names.</param>
/// <param name="startResponse">The delegate to call once before the first block is yielded.</param>
/// <returns>
/// The blocks of the body. If the object is <see cref="IDisposable"/>, the server disposes of it once at the end of the
/// request, however the request ends (PEP 3333, <c>close</c>).
/// </returns>
public delegate IEnumerable<ReadOnlyMemory<byte>> WsgiApplication(Environ environ, StartResponse startResponse);

/// <summary>Starts the response (PEP 3333, <c>start_response</c>). The head is held back until the first block that is not empty.</summary>
/// <param name="status">Three digits, a space and a reason, such as <c>200 OK</c>.</param>
/// <param name="headers">The header fields; no hop-by-hop fields.</param>
/// <param name="excInfo">
/// The exception for which an error handler starts the response again. It replaces the head if that has not been sent yet;
/// otherwise, it is thrown.
/// </param>
/// <returns>The legacy way to send data. It returns when the data has been passed on.</returns>
/// <exception cref="InvalidOperationException">The second call has no <paramref name="excInfo"/>.</exception>
/// <exception cref="ArgumentException">The status is invalid, or the application may not send one of the header fields.</exception>
public delegate Write StartResponse(string status, HeaderList headers, Exception? excInfo = null);

/// <summary>Sends a block at once (PEP 3333, <c>write</c>): the legacy way, for code that cannot yield.</summary>
/// <param name="data">The block.</param>
public delegate void Write(ReadOnlyMemory<byte> data);
