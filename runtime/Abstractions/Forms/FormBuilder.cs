using System.Buffers;
using System.Text;

namespace Adapters;

/// <summary>Reads a whole form within its limits. Both styles share it: a synchronous body never has to be awaited.</summary>
internal sealed class FormBuilder(BodySource source, FormLimitsAttribute limits)
{
    private readonly FormData _form = new();

    /// <summary>Reads the form.</summary>
    /// <param name="boundary">The boundary of a multipart form, or null for an urlencoded one.</param>
    /// <returns>The form. If it cannot be read, it says why.</returns>
    public async ValueTask<FormData> ReadAsync(string? boundary)
    {
        try
        {
            if (boundary is null)
                await ReadPairsAsync();
            else
                await ReadPartsAsync(new MultipartBody(source, boundary, limits));
        }
        catch (FormException failure)
        {
            _form.Failure = failure;
        }
        catch (Exception)
        {
            await CloseAsync();
            throw;
        }

        return _form;
    }

    private async ValueTask CloseAsync()
    {
        if (source.IsSync)
            _form.Dispose();
        else
            await _form.DisposeAsync();
    }

    private async ValueTask ReadPartsAsync(MultipartBody body)
    {
        while (await body.NextPartAsync() is { } head)
        {
            if (head.FileName is null)
                _form.Add(new FormField(Encoding.UTF8.GetBytes(head.Name), await ReadFieldAsync(body, head)));
            else
                await ReadFileAsync(body, head);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadFieldAsync(MultipartBody body, PartHead head)
    {
        var value = new ArrayBufferWriter<byte>();
        while (await body.ReadAsync() is { IsEmpty: false } piece)
        {
            if (value.WrittenCount + piece.Length > limits.FieldSize)
                throw TooLarge(head.Name, limits.FieldSize);
            value.Write(piece.Span);
        }

        return value.WrittenMemory;
    }

    private async ValueTask ReadFileAsync(MultipartBody body, PartHead head)
    {
        var memory = new ArrayBufferWriter<byte>();
        FileSpool? spool = null;
        try
        {
            while (await body.ReadAsync() is { IsEmpty: false } piece)
            {
                if ((spool?.Length ?? memory.WrittenCount) + piece.Length > limits.FileSize)
                    throw TooLarge(head.Name, limits.FileSize);
                if (spool is null && memory.WrittenCount + piece.Length > limits.FileMemory)
                    spool = await SpoolAsync(memory.WrittenMemory, head);
                if (spool is null)
                    memory.Write(piece.Span);
                else
                    await spool.WriteAsync(piece, source.IsSync);
            }
        }
        finally
        {
            // A form that fails has the file too, so that it is removed with it.
            _form.Add(new FormFile(head, spool is null ? memory.WrittenSpan.ToArray() : [], spool));
        }
    }

    private async ValueTask<FileSpool> SpoolAsync(ReadOnlyMemory<byte> start, PartHead head)
    {
        if (!limits.SpoolToDisk)
            throw TooLarge(head.Name, limits.FileMemory);
        var spool = await FileSpool.CreateAsync(limits.SpoolFolder, source.IsSync);
        await spool.WriteAsync(start, source.IsSync);
        return spool;
    }

    /// <summary>Reads an urlencoded form (URL Standard, section 5.1).</summary>
    private async ValueTask ReadPairsAsync()
    {
        var body = new ArrayBufferWriter<byte>();
        while (await source.NextAsync() is { IsEmpty: false } bytes)
        {
            if (body.WrittenCount + bytes.Length > limits.TotalSize)
                throw new FormException(413, $"is larger than {limits.TotalSize} bytes");
            body.Write(bytes.Span);
        }

        var pairs = body.WrittenSpan;
        while (NamedPairs.MoveNext(ref pairs, out var name, out var value))
            AddPair(name, value);
    }

    private void AddPair(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_form.Fields.Count == limits.Parts)
            throw new FormException(413, $"has more than {limits.Parts} parts");
        var field = new FormField(Decode(name), Decode(value));
        if (field.Value.Length > limits.FieldSize)
            throw TooLarge(Encoding.UTF8.GetString(field.Name), limits.FieldSize);
        _form.Add(field);
    }

    private static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = encoded.ToArray();
        var length = PercentEncoding.Decode(encoded, decoded, plusIsSpace: true);
        return length == decoded.Length ? decoded : decoded[..length];
    }

    private static FormException TooLarge(string name, long limit) => new(413, $"is larger than {limit} bytes", name);
}
