namespace Adapters.CompilerServices;

/// <summary>The types of values in words that a client understands. No type of C# is named.</summary>
internal static class ValueWords
{
    public const string Any = "a valid value";

    private const string Number = "a number";
    private const string WholeNumber = "a whole number";
    private const string DateAndTime = "a date and time, such as 2026-01-31T12:30:00Z";

    // By their names: a table of the types themselves would bring all that they can do into a native program.
    public static string Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type).FullName switch
    {
        "System.String" => "text",
        "System.Boolean" => "true or false",
        "System.Char" => "a single character",
        "System.Byte" => $"{WholeNumber} from 0 to 255",
        "System.SByte" => $"{WholeNumber} from -128 to 127",
        "System.Int16" => $"{WholeNumber} from -32768 to 32767",
        "System.UInt16" => $"{WholeNumber} from 0 to 65535",
        "System.Int32" => $"{WholeNumber} from -2147483648 to 2147483647",
        "System.UInt32" => $"{WholeNumber} from 0 to 4294967295",
        "System.Int64" => $"{WholeNumber} from -9223372036854775808 to 9223372036854775807",
        "System.UInt64" => $"{WholeNumber} from 0 to 18446744073709551615",
        "System.Int128" or "System.Numerics.BigInteger" => WholeNumber,
        "System.UInt128" => $"{WholeNumber} of at least 0",
        "System.Half" or "System.Single" or "System.Double" or "System.Decimal" => Number,
        "System.Guid" => "a UUID, such as 3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "System.DateTime" or "System.DateTimeOffset" => DateAndTime,
        "System.DateOnly" => "a date, such as 2026-01-31",
        "System.TimeOnly" => "a time, such as 12:30:00",
        "System.TimeSpan" => "a duration, such as 1.12:30:00",
        "System.Uri" => "a URI",
        "System.Version" => "a version, such as 1.2.3",
        "System.Net.IPAddress" => "an IP address",
        "System.Net.IPNetwork" => "an IP network, such as 10.0.0.0/8",
        _ => Any,
    };
}
