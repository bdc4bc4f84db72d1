using System.Security.Cryptography;
using System.Text.RegularExpressions;

public sealed partial class Members
{
    public async Task Keys(byte[] salt, string password)
    {
        await Task.Yield();
        _ = Rfc2898DeriveBytes.Pbkdf2(password, salt, 100_000, HashAlgorithmName.SHA256, 32); // ADPT127
        _ = RSA.Create(2048); // ADPT127
        _ = new RSACryptoServiceProvider(2048); // ADPT127
        _ = SHA256.HashData(salt); // -
        _ = RandomNumberGenerator.GetBytes(32); // -
        _ = HMACSHA256.HashData(salt, salt); // -
    }

    public async Task Collections()
    {
        await Task.Yield();
        GC.Collect(); // ADPT127
        GC.WaitForPendingFinalizers(); // ADPT127
        _ = GC.GetTotalMemory(false); // -
        _ = GC.TryStartNoGCRegion(1000); // ADPT127
        GC.KeepAlive(this); // -
    }

    public async Task Patterns(string input, Regex given)
    {
        await Task.Yield();
        _ = Regex.IsMatch(input, "(a+)+b"); // ADPT127
        _ = Regex.Match(input, "(a+)+b", RegexOptions.IgnoreCase); // ADPT127
        _ = Regex.Replace(input, "(a+)+b", ""); // ADPT127
        _ = new Regex("(a+)+b"); // ADPT127
        _ = Regex.IsMatch(input, "(a+)+b", RegexOptions.None, TimeSpan.FromSeconds(1)); // -
        _ = Regex.IsMatch(input, "(a+)+b", RegexOptions.NonBacktracking); // -
        _ = new Regex("(a+)+b", RegexOptions.None, TimeSpan.FromSeconds(1)); // -
        _ = Regex.Escape(input); // -
        _ = Fast().IsMatch(input); // -
        _ = given.IsMatch(input); // -
    }

    public async Task Through()
    {
        await Task.Yield();
        Sweep(); // ADPT127
        Rest(); // -
    }

    [GeneratedRegex("a+b")]
    private static partial Regex Fast();

    private static void Sweep() => GC.Collect();

    private static void Rest() { }
}

public sealed partial class Members
{
    private static partial Regex Fast() => new("a+b", RegexOptions.None, TimeSpan.FromSeconds(1));
}
