using System.Data.Common;
using Microsoft.Data.Sqlite;

/// <summary>What SQLite does is not reported without its option: its asynchronous members block as well.</summary>
public sealed class Sqlite
{
    public async Task Usings(SqliteCommand command, Func<SqliteTransaction> begin, Func<SqliteConnection> connect)
    {
        using var reader = command.ExecuteReader(); // -
        while (await reader.ReadAsync()) // -
            _ = reader.GetString(0); // -
        using (var other = await command.ExecuteReaderAsync()) // -
            _ = other.NextResult(); // -
        using (DbDataReader general = command.ExecuteReader()) // -
            _ = general.HasRows; // -
        using var transaction = begin(); // -
        using (connect()) // -
            transaction.Commit(); // -
    }

    public async Task Others(DbCommand command, Func<DbTransaction> begin, Func<DbDataReader> open)
    {
        using var reader = await command.ExecuteReaderAsync(); // ADPT106
        using (open()) // ADPT106
            _ = await reader.ReadAsync(); // -
        using var transaction = begin(); // ADPT106
        await transaction.CommitAsync(); // -
    }
}
