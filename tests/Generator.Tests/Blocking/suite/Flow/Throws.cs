/// <summary>What only happens on the way to an exception is not on the way of most requests.</summary>
public sealed class Throws
{
    public async Task InAThrow(int value, string? text)
    {
        await Task.Yield();
        if (value == 0)
            throw new InvalidOperationException(Load()); // ADPT113
        if (value == 1)
            throw Failed(); // ADPT113
        _ = text ?? throw Failed(); // ADPT113
        _ = value > 2 ? text : throw Failed(); // ADPT113
        _ = value switch
        {
            3 => text,
            _ => throw Failed(), // ADPT113
        };
        Save(); // ADPT103
    }

    public async Task InABlock(int value)
    {
        await Task.Yield();
        if (value < 0)
        {
            Save(); // ADPT113
            throw new InvalidOperationException();
        }

        if (value > 0)
        {
            Save(); // ADPT103
            if (value > 1)
                return;
            throw new InvalidOperationException();
        }

        try
        {
            await Task.Yield();
        }
        catch (IOException)
        {
            Save(); // ADPT113
            throw;
        }
        catch (InvalidOperationException)
        {
            Save(); // ADPT103
        }

        foreach (var i in new[] { 1 })
        {
            if (i > 0)
            {
                Save(); // ADPT103
                if (i > 1)
                    continue;
                throw new InvalidOperationException();
            }
        }

        Check(value); // ADPT113
        Always(); // ADPT113
        Failing(value); // ADPT113
        ThrowIfEmpty(value); // ADPT113
    }

    private static void Failing(int value)
    {
        if (value > 3)
            ThrowIfEmpty(value);
    }

    private static void ThrowIfEmpty(int value)
    {
        Save();
        if (value == 0)
            throw new InvalidOperationException();
    }

    private static void Check(int value)
    {
        if (value > 0)
            return;
        foreach (var i in new[] { 1 })
            value += i;
        Always();
    }

    private static void Always()
    {
        Save();
        throw new InvalidOperationException();
    }

    private static InvalidOperationException Failed() => new(Load());

    private static string Load() => File.ReadAllText("x");

    private static void Save() => File.WriteAllText("x", "y");
}
