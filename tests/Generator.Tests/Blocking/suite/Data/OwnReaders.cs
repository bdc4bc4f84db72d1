using System.Collections;
using System.Data.Common;

/// <summary>A reader of the user's own: what is there when a row was read.</summary>
public abstract class OwnReader : DbDataReader
{
    public override bool GetBoolean(int ordinal) => Field(ordinal) == 1;

    public override string GetString(int ordinal) => Field(ordinal).ToString();

    public override bool IsDBNull(int ordinal) => Field(ordinal) == 0;

    public override object this[int ordinal] => Field(ordinal);

    public override T GetFieldValue<T>(int ordinal) => (T)(object)Field(ordinal);

    public override bool Read() => Field(0) > 0;

    public int GetCode(int ordinal) => Field(ordinal);

    private static int Field(int ordinal)
    {
        Thread.Sleep(1);
        return ordinal;
    }
}

public sealed class OwnRows : OwnReader
{
    public override object this[string name] => name;

    public override int Depth => 0;

    public override int FieldCount => 1;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => 0;

    public override byte GetByte(int ordinal) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override char GetChar(int ordinal) => 'x';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "";

    public override DateTime GetDateTime(int ordinal) => default;

    public override decimal GetDecimal(int ordinal) => 0;

    public override double GetDouble(int ordinal) => 0;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override float GetFloat(int ordinal) => 0;

    public override Guid GetGuid(int ordinal) => default;

    public override short GetInt16(int ordinal) => 0;

    public override int GetInt32(int ordinal) => 0;

    public override long GetInt64(int ordinal) => 0;

    public override string GetName(int ordinal) => "";

    public override int GetOrdinal(string name) => 0;

    public override object GetValue(int ordinal) => ordinal;

    public override int GetValues(object[] values) => 0;

    public override bool NextResult() => false;
}

public sealed class OwnReaders
{
    public async Task Get(OwnRows reader)
    {
        await Task.Yield();
        _ = reader.GetBoolean(0); // -
        _ = reader.GetString(1); // -
        _ = reader.IsDBNull(1); // -
        _ = reader[1]; // -
        _ = reader.GetFieldValue<int>(1); // -
        _ = reader.Read(); // ADPT102
        _ = reader.GetCode(1); // ADPT102
    }
}
