using System.Globalization;
using System.Net;
using System.Numerics;

namespace Adapters.CompilerServices;

/// <summary>The types of values in words that a client understands. No type of C# is named.</summary>
internal static class ValueWords
{
    public const string Any = "a valid value";

    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = "true or false",
        [typeof(char)] = "a single character",
        [typeof(byte)] = Whole(byte.MinValue, byte.MaxValue),
        [typeof(sbyte)] = Whole(sbyte.MinValue, sbyte.MaxValue),
        [typeof(short)] = Whole(short.MinValue, short.MaxValue),
        [typeof(ushort)] = Whole(ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = Whole(int.MinValue, int.MaxValue),
        [typeof(uint)] = Whole(uint.MinValue, uint.MaxValue),
        [typeof(long)] = Whole(long.MinValue, long.MaxValue),
        [typeof(ulong)] = Whole(ulong.MinValue, ulong.MaxValue),
        [typeof(Int128)] = "a whole number",
        [typeof(UInt128)] = "a whole number of at least 0",
        [typeof(BigInteger)] = "a whole number",
        [typeof(Half)] = "a number",
        [typeof(float)] = "a number",
        [typeof(double)] = "a number",
        [typeof(decimal)] = "a number",
        [typeof(Guid)] = "a UUID, such as 3fa85f64-5717-4562-b3fc-2c963f66afa6",
        [typeof(DateTime)] = "a date and time, such as 2026-01-31T12:30:00Z",
        [typeof(DateTimeOffset)] = "a date and time, such as 2026-01-31T12:30:00Z",
        [typeof(DateOnly)] = "a date, such as 2026-01-31",
        [typeof(TimeOnly)] = "a time, such as 12:30:00",
        [typeof(TimeSpan)] = "a duration, such as 1.12:30:00",
        [typeof(Uri)] = "a URI",
        [typeof(Version)] = "a version, such as 1.2.3",
        [typeof(IPAddress)] = "an IP address",
        [typeof(IPNetwork)] = "an IP network, such as 10.0.0.0/8",
    };

    public static string Of(Type type) => Words.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type, Any);

    private static string Whole<T>(T least, T most)
        where T : IBinaryInteger<T> => string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
}
