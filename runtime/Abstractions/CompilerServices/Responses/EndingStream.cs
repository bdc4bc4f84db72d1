namespace Adapters.CompilerServices;

/// <summary>
/// Yields the pieces of a stream until a token is cancelled. A source that ends by itself then gets a moment to do so. A source
/// that ignores the token is left behind, so that it delays neither the client nor a stopping server, and is disposed of when
/// it continues.
/// </summary>
/// <exception cref="OperationCanceledException">The stream was left before its end.</exception>
internal readonly struct EndingStream<T>(IAsyncEnumerable<T> pieces, CancellationToken ending)
{
    /// <summary>The number of turns of the loop in which a source that honors the token can end by itself.</summary>
    private const int Turns = 8;

    public Enumerator GetAsyncEnumerator() => new(pieces.GetAsyncEnumerator(ending), ending);

    public sealed class Enumerator(IAsyncEnumerator<T> pieces, CancellationToken ending) : IAsyncDisposable
    {
        private Task<bool>? _left;

        public T Current => pieces.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            var next = pieces.MoveNextAsync();
            return next.IsCompleted && !ending.IsCancellationRequested ? next : MoveNextAsync(next.AsTask());
        }

        public ValueTask DisposeAsync()
        {
            if (_left is null)
                return pieces.DisposeAsync();
            DisposeLater(_left);
            return default;
        }

        private async ValueTask<bool> MoveNextAsync(Task<bool> next)
        {
            try
            {
                return await next.WaitAsync(ending);
            }
            catch (OperationCanceledException) when (!next.IsCompleted)
            {
                return await EndAsync(next);
            }
        }

        private async Task<bool> EndAsync(Task<bool> next)
        {
            for (var turn = 0; turn < Turns && !next.IsCompleted; turn++)
                await Task.Yield();
            if (next.IsCompleted && !await next)
                return false;
            _left = next.IsCompleted ? null : next;
            throw new OperationCanceledException(ending);
        }

        /// <summary>Runs on the loop of the request, so that the end of the source runs where the rest of it did.</summary>
        private void DisposeLater(Task<bool> next) => next.ContinueWith(
            static (_, pieces) => ((IAsyncEnumerator<T>)pieces!).DisposeAsync().AsTask(),
            pieces,
            CancellationToken.None,
            TaskContinuationOptions.None,
            SynchronizationContext.Current is null ? TaskScheduler.Default : TaskScheduler.FromCurrentSynchronizationContext());
    }
}
