namespace Adapters;

/// <summary>
/// The pieces of a stream until a token is cancelled. A source that ends by itself then has a moment for it; one that does not
/// heed the token is left, so that it holds up neither the client nor a server that stops, and is disposed of when it goes on.
/// </summary>
/// <exception cref="OperationCanceledException">The stream was left before its end.</exception>
internal readonly struct EndingStream<T>(IAsyncEnumerable<T> pieces, CancellationToken ending)
{
    /// <summary>So many turns of the loop has a source that heeds the token to end by itself.</summary>
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

        /// <summary>On the loop whose request it was: what the source does at its end runs nowhere else than the rest of it.</summary>
        private void DisposeLater(Task<bool> next) => next.ContinueWith(
            static (_, pieces) => ((IAsyncEnumerator<T>)pieces!).DisposeAsync().AsTask(),
            pieces,
            CancellationToken.None,
            TaskContinuationOptions.None,
            SynchronizationContext.Current is null ? TaskScheduler.Default : TaskScheduler.FromCurrentSynchronizationContext());
    }
}
