using Npgsql;

namespace Platform.Directory;

/// <summary>Columns of the current row. A row is in memory as a whole, so that nothing here waits.</summary>
internal static class ReaderExtensions
{
    public static T Get<T>(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<T>(column);

    /// <summary>A column that may be null.</summary>
    public static T? Value<T>(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);
}
