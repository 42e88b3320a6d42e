using Platform.Data;

namespace Platform.Directory;

public sealed class DirectoryDatabase(DatabaseConnection connection) : ServiceDatabase(connection);
