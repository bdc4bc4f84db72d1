using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

public sealed class AdoNet
{
    public async Task Connections(DbConnection connection, IDbConnection old, NpgsqlConnection postgres, SqliteConnection sqlite)
    {
        connection.Open(); // ADPT105
        await connection.OpenAsync(); // -
        old.Open(); // ADPT105
        postgres.Open(); // ADPT105
        sqlite.Open(); // -
        _ = connection.BeginTransaction(); // ADPT105
        _ = await connection.BeginTransactionAsync(); // -
        connection.ChangeDatabase("x"); // ADPT105
        _ = connection.CreateCommand(); // -
        _ = connection.State; // -
        _ = connection.ConnectionString; // -
    }

    public async Task Commands(DbCommand command, IDbCommand old, NpgsqlCommand postgres, SqliteCommand sqlite, DbParameter parameter)
    {
        _ = command.ExecuteReader(); // ADPT105
        _ = await command.ExecuteReaderAsync(); // -
        _ = command.ExecuteScalar(); // ADPT105
        _ = command.ExecuteNonQuery(); // ADPT105
        command.Prepare(); // ADPT105
        _ = old.ExecuteReader(); // ADPT105
        _ = old.ExecuteNonQuery(); // ADPT105
        _ = postgres.ExecuteReader(); // ADPT105
        _ = postgres.ExecuteScalar(); // ADPT105
        _ = sqlite.ExecuteReader(); // -
        _ = sqlite.ExecuteNonQuery(); // -
        _ = command.CreateParameter(); // -
        command.Parameters.Add(parameter); // -
        command.CommandText = "x"; // -
    }

    public async Task Readers(DbDataReader reader, IDataReader old, SqliteDataReader sqlite)
    {
        _ = reader.Read(); // ADPT105
        _ = await reader.ReadAsync(); // -
        _ = reader.NextResult(); // ADPT105
        _ = old.Read(); // ADPT105
        _ = old.NextResult(); // ADPT105
        _ = sqlite.Read(); // -
        _ = reader.GetInt32(0); // -
        _ = reader.GetString(0); // -
        _ = reader.IsDBNull(0); // -
        _ = reader.GetFieldValue<int>(0); // -
        _ = reader["x"]; // -
    }

    public async Task Transactions(DbTransaction transaction, IDbTransaction old, DbDataAdapter adapter, DataTable table)
    {
        transaction.Commit(); // ADPT105
        await transaction.CommitAsync(); // -
        transaction.Rollback(); // ADPT105
        old.Commit(); // ADPT105
        old.Rollback(); // ADPT105
        _ = adapter.Fill(table); // ADPT105
        _ = adapter.Update(table); // ADPT105
        _ = table.NewRow(); // -
        table.AcceptChanges(); // -
    }
}
