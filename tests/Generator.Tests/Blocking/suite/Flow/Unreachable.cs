#undef CHECKED
#define TRACED
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

/// <summary>What is never executed blocks nobody.</summary>
public sealed class Unreachable
{
    private const bool IsOn = false;

    public async Task Constant()
    {
        await Task.Yield();
        if (false)
            Save(); // -
        if (IsOn)
            Save(); // -
        else
            Save(); // ADPT103
        if (!IsOn && DateTime.Now.Year > 0)
            Save(); // ADPT103
        _ = IsOn ? Load() : ""; // -
        _ = IsOn && Load() is null; // -
        _ = !IsOn || Load() is null; // -
        while (IsOn)
            Save(); // -
    }

    public async Task<int> BehindAReturn(int value)
    {
        await Task.Yield();
        if (value > 0)
        {
            return 1;
            Save(); // -
        }

        try
        {
            return Local(); // -
        }
        finally
        {
            Save(); // ADPT103
        }

        Save(); // -

        int Local()
        {
            Save(); // ADPT103
            return 1;
        }
    }

    public async Task InLoops(int[] values)
    {
        foreach (var value in values)
        {
            if (value > 0)
                continue;
            break;
            Save(); // -
        }

        for (var i = 0; ; i++)
        {
            if (i > 5)
                break;
        }

        Save(); // ADPT103
        while (true)
        {
            await Task.Yield();
        }

        Save(); // -
    }

    public async Task ByGoto(int value)
    {
        await Task.Yield();
        goto End;
        Save(); // -
    End:
        Save(); // ADPT103
    }

    public async Task InASwitch(int value)
    {
        await Task.Yield();
        switch (value)
        {
            case 0:
                return;
            case 1:
                break;
            default:
                throw new InvalidOperationException();
        }

        Save(); // ADPT103
        switch (value)
        {
            case 0:
                return;
            default:
                throw new InvalidOperationException();
        }

        Save(); // -
    }

    public async Task BehindWhatNeverReturns()
    {
        await Task.Yield();
        ThrowIt();
        Save(); // -
    }

    public async Task Conditionally()
    {
        await Task.Yield();
        Check(); // -
        Trace(Load()); // ADPT103
        Check(Load()); // -
        Traced(); // ADPT103
        Debug.Assert(Load() == "x"); // -
        Debug.WriteLine(Load()); // -
        Either(Load()); // ADPT103
    }

    [Conditional("CHECKED")]
    private static void Check(string text = "") => Save();

    [Conditional("TRACED")]
    private static void Trace(string text)
    {
    }

    [Conditional("TRACED")]
    private static void Traced() => Save();

    [Conditional("CHECKED")]
    [Conditional("TRACED")]
    private static void Either(string text)
    {
    }

    [DoesNotReturn]
    private static void ThrowIt() => throw new InvalidOperationException();

    private static void Save() => File.WriteAllText("x", "y");

    private static string Load() => File.ReadAllText("x");
}
